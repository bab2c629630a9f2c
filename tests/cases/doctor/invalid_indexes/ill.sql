create table account (id bigint primary key, mail text);
insert into account values (1, 'a@example.org'), (2, 'a@example.org');
\set ON_ERROR_STOP off
create unique index concurrently account_mail on account (mail);
\set ON_ERROR_STOP on
create table part (id bigint, mail text) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
create index part_mail on only part (mail);
