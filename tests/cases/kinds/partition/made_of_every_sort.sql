--- before
create table t (id int primary key);
insert into t values (1);
--- desired
create table t (id int primary key);
create table r (day date not null, n int default 5, t text collate "C", primary key (day, n), check (n > 0), foreign key (n) references t) partition by range (day);
create table r_low partition of r for values from (minvalue) to ('2020-01-01');
create table r_2020 partition of r (n default 6, check (n < 100)) for values from ('2020-01-01') to ('2021-01-01') partition by list (n);
create table r_2020_few partition of r_2020 for values in (1, 2);
create table r_2020_rest partition of r_2020 default with (fillfactor = 50);
create table r_other (t text collate "C", n int not null default 5, day date not null, constraint r_n_check check (n > 0));
alter table r attach partition r_other for values from ('2022-01-01') to (maxvalue);
create table r_default partition of r default;
create index r_t on r (t) include (n) where n > 1;
create index r_own on r_low (n);
create table h (a int, b text) partition by hash (a, lower(b) text_pattern_ops);
create table h_0 partition of h for values with (modulus 2, remainder 0);
create unlogged table h_1 partition of h for values with (modulus 2, remainder 1);
create table l (b bool) partition by list (b);
create table l_1 partition of l for values in (true, null);
create table "No Parts" (a int, b text collate "C") partition by range (a, (b || 'x') collate "POSIX");
--- holds
select count(*) = 6 from pg_inherits where inhparent = 'r'::regclass or inhparent = 'r_2020'::regclass
select count(*) = 1 from t
