create table account (mail text not null, name text);
create table "Other" (mail text not null, name text);
create unique index on "Other" (mail);
create table part (id bigint, mail text) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
