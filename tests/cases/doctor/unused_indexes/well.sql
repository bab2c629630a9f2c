-- warning: 1000000
create table customer (mail text primary key);
create table account (id bigint primary key, mail text references customer, born text unique, small int);
insert into account select g, null, md5((-g)::text) from generate_series(1, 40000) g;
create index account_mail on account (mail, born);
vacuum analyze account;
