--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (id int primary key, n int default 5 check (n > 0), s serial);
create table c (id int primary key, p int references p); create table u (id int, row_of p);
create index i on p (n); create view v as select n from p; create function rows_of() returns setof p language sql as 'select * from p'; create function body() returns bigint begin atomic select count(*) from p; end;
create trigger a after insert on p for each row execute function f(); create policy o on p using (n > 0); create policy q on c using (exists (select from p where p.id = c.p)); create publication pub for table p; create statistics st on n, s from p;
comment on table p is 'p'; comment on column p.n is 'n'; comment on index i is 'i'; comment on trigger a on p is 'a'; comment on view v is 'v'; grant select on p, v to reader_x; grant update (n) on p to reader_x;
insert into c values (1, null);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create sequence p_s_seq as int;
create table p (id int primary key, n int default 5 check (n > 0), s int default nextval('p_s_seq') not null) partition by range (id); create table p_1 partition of p default; alter sequence p_s_seq owned by p.s;
create table c (id int primary key, p int references p); create table u (id int, row_of p);
create index i on p (n); create view v as select n from p; create function rows_of() returns setof p language sql as 'select * from p'; create function body() returns bigint begin atomic select count(*) from p; end;
create trigger a after insert on p for each row execute function f(); create policy o on p using (n > 0); create policy q on c using (exists (select from p where p.id = c.p)); create publication pub for table p; create statistics st on n, s from p;
comment on table p is 'p'; comment on column p.n is 'n'; comment on index i is 'i'; comment on trigger a on p is 'a'; comment on view v is 'v'; grant select on p, v to reader_x; grant update (n) on p to reader_x;
--- holds
select count(*) = 1 from c
select body() = 0
select has_column_privilege('reader_x', 'p', 'n', 'update') and has_table_privilege('reader_x', 'v', 'select')
select obj_description('i'::regclass) = 'i' and col_description('p'::regclass, 2) = 'n'
