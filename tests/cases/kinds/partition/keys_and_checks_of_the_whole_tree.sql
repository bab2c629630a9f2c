--- before
create table o (id int primary key);
create table p (a int not null, b int, o int) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
create table q (a int, b int);
alter table p add constraint goes unique (a, b);
alter table p_1 add constraint own check (b < 100);
insert into o values (5); insert into p values (1, 1, 5), (2, 2, 5); insert into q values (1, 1);
--- desired
create table o (id int primary key);
create table p (a int not null, b int not null, o int references o on delete cascade, constraint p_key primary key (a, b), constraint positive check (b > 0)) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p (constraint "own Too" check (b < 50), unique (b)) for values in (2);
create table q (a int, b int, foreign key (a, b) references p);
--- holds
select count(*) = 2 from p
select count(*) = 1 from q
select count(*) = 2 from pg_inherits where inhparent = 'p_key'::regclass
