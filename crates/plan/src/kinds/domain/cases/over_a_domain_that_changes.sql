--- before
create domain one as varchar(10) check (value <> '');
create domain two as one default 'x';
create domain three as two not null;
create table t (a three);
insert into t values ('abc');
--- desired
create domain one as varchar(20) check (value <> '');
create domain two as one default 'x';
create domain three as two not null;
create table t (a three);
--- holds
select a = 'abc' from t
