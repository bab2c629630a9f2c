create table account (id bigint primary key, mail text not null, born date) with (autovacuum_enabled = off);
insert into account select g, md5(g::text), now() from generate_series(1, 200000) g;
delete from account where id % 10 <> 0;
vacuum account;
analyze account;
