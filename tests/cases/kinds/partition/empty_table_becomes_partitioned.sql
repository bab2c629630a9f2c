--- before
create table p (a int primary key, t text);
create table c (p int references p);
create view v as select t from p;
create function f(p) returns text language sql as 'select $1.t';
comment on table p is 'parts'; comment on column p.t is 'text'; comment on view v is 'texts';
--- desired
create table p (a int primary key, t text) partition by hash (a);
create table p_0 partition of p for values with (modulus 1, remainder 0);
create table c (p int references p);
create view v as select t from p;
create function f(p) returns text language sql as 'select $1.t';
comment on table p is 'parts'; comment on column p.t is 'text'; comment on view v is 'texts';
--- holds
select relkind = 'p' from pg_class where oid = 'p'::regclass
select obj_description('v'::regclass) = 'texts'
