--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
create table page (id int primary key, n int) partition by range (id);
create table page_1 partition of page for values from (0) to (10) with (fillfactor = 60);
create table page_2 partition of page for values from (10) to (20) partition by hash (id);
create table page_2_1 partition of page_2 for values with (modulus 1, remainder 0);
alter table page_1 alter n set statistics 50, alter n set storage plain, replica identity full;
create index page_n on page (n); comment on index page_n is 'all'; comment on index page_1_n_idx is 'of a part'; alter table page_1 cluster on page_1_n_idx;
alter index page_1_n_idx set (fillfactor = 77);
create trigger g before insert on page for each row when (new.n > 0) execute function noted(); alter table page_1 disable trigger g; comment on trigger g on page is 'of all';
alter table page add constraint low check (n > 0); comment on constraint low on page is 'not low';
comment on column page_1.n is 'of a part'; comment on table page_2_1 is 'within a part'; grant select on page_1 to reader_x; grant update (n) on page_2_1 to reader_x;
alter table page_1 enable row level security; create policy p on page_1 using (n > 1); comment on policy p on page_1 is 'of a part';
create view v as select id, n from page_1; comment on view v is 'over a part'; grant select on v to reader_x;
insert into page values (1, 2), (11, 3);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
create table page (id int primary key, n bigint) partition by range (id);
create table page_1 partition of page for values from (0) to (10) with (fillfactor = 60);
create table page_2 partition of page for values from (10) to (20) partition by hash (id);
create table page_2_1 partition of page_2 for values with (modulus 1, remainder 0);
alter table page_1 alter n set statistics 50, alter n set storage plain, replica identity full;
create index page_n on page (n); comment on index page_n is 'all'; comment on index page_1_n_idx is 'of a part'; alter table page_1 cluster on page_1_n_idx;
alter index page_1_n_idx set (fillfactor = 77);
create trigger g before insert on page for each row when (new.n > 0) execute function noted(); alter table page_1 disable trigger g; comment on trigger g on page is 'of all';
alter table page add constraint low check (n > 0); comment on constraint low on page is 'not low';
comment on column page_1.n is 'of a part'; comment on table page_2_1 is 'within a part'; grant select on page_1 to reader_x; grant update (n) on page_2_1 to reader_x;
alter table page_1 enable row level security; create policy p on page_1 using (n > 1); comment on policy p on page_1 is 'of a part';
create view v as select id, n from page_1; comment on view v is 'over a part'; grant select on v to reader_x;
--- hung
--- holds
select count(*) = 2 and sum(n) = 5 from page
