create table account (id bigint primary key, mail text);
insert into account values (1, 'a@example.org'), (2, 'b@example.org');
create unique index concurrently account_mail on account (mail);
create table part (id bigint, mail text) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
create index part_mail on part (mail);
create table busy (id bigint primary key, mail text);
-- session holder
begin;
insert into busy values (1, 'c@example.org');
-- session builder waits
create index concurrently busy_mail on busy (mail);
