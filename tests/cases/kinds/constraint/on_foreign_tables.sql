--- before
create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table ft (id int not null, n int constraint a check (n > 0), m int constraint b check (m > 0) no inherit) server s;
comment on constraint a on ft is 'positive';
--- desired
create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table ft (id int, n int not null constraint a check (n > 1), m int constraint c check (m > 0)) server s;
comment on constraint a on ft is 'positive';
--- holds
select string_agg(conname, ',' order by conname) = 'a,c' from pg_constraint where conrelid = 'ft'::regclass and contype = 'c'
