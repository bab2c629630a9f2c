--- before
create foreign data wrapper w;
create foreign data wrapper v;
create server a foreign data wrapper w options (host 'h');
create server b type 'old' foreign data wrapper w;
comment on server a is 'stays';
create user mapping for public server a options (password 'p');
create foreign table t (id int options (column_name 'i') not null, a text default 'x') server a options (table_name 't');
create foreign table u () server b;
comment on foreign table t is 'a table';
comment on column t.a is 'a column';
create view over_t as select a from t;
--- desired
create foreign data wrapper w;
create foreign data wrapper v;
create server a foreign data wrapper v options (host 'h');
create server b type 'new' foreign data wrapper w;
comment on server a is 'stays';
create user mapping for public server a options (password 'p');
create foreign table t (id int options (column_name 'i') not null, a text default 'x') server a options (table_name 't');
create foreign table u () server b;
comment on foreign table t is 'a table';
comment on column t.a is 'a column';
create view over_t as select a from t;
