-- warning: 1000000
create table account (id bigint primary key, mail text, born text);
insert into account select g, md5(g::text), md5((-g)::text) from generate_series(1, 40000) g;
create index account_mail on account (mail);
create index account_born on account (born);
vacuum analyze account;
set enable_seqscan = off;
select count(*) from account where born = 'x';
