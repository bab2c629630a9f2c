create table account (id bigint primary key, mail text, kind int);
insert into account select g, md5(g::text), g % 5 from generate_series(1, 600000) g;
create index account_mail on account (mail);
create index account_kind on account (kind);
vacuum analyze account;
