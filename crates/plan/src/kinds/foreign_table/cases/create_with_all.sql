--- before
--- desired
create foreign data wrapper w;
create server s foreign data wrapper w;
create table parent (a int, b text);
create foreign table "T 1" (
    id bigint options (column_name 'ID', "key" 'true') not null,
    a text collate "C" default 'it''s',
    b int,
    constraint positive check (b > 0)
) server s options (table_name 't', schema_name 's');
create foreign table child (c int) inherits (parent) server s;
create foreign table empty () server s;
comment on foreign table "T 1" is 'far away';
comment on column "T 1".a is 'a column';
