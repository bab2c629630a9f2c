--- before
create domain a as int not null;
create domain b as int constraint "must be" not null;
create domain c as int;
comment on constraint "must be" on domain b is 'or else';
create table t (a a, b b, c c);
insert into t values (1, 2, 3);
--- desired
create domain a as int constraint named not null;
create domain b as int constraint must not null;
create domain c as int constraint c_is_there not null;
comment on constraint must on domain b is 'or nothing';
comment on constraint named on domain a is 'of a';
create table t (a a, b b, c c);
--- since
17
--- holds
select count(*) = 1 from t
