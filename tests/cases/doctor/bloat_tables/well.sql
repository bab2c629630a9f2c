create table account (id bigint primary key, mail text not null, born date);
insert into account select g, md5(g::text), now() from generate_series(1, 200000) g;
-- Alignment that a sum of widths does not have, NULLs, and space that fillfactor asks for.
create table padded (a boolean, b bigint, c boolean, d bigint, e boolean, f bigint, g text) with (fillfactor = 60);
insert into padded select true, g, false, g, true, g, case when g % 2 = 0 then 'x' end from generate_series(1, 200000) g;
create table narrow (a boolean);
insert into narrow select true from generate_series(1, 400000) g;
vacuum analyze account;
vacuum analyze padded;
vacuum analyze narrow;
