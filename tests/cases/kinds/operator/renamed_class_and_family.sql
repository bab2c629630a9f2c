--- before
create operator class old_class for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int);
create table t (n int); create index i on t (n old_class);
insert into t values (1);
--- desired
create operator class new_class for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int);
create table t (n int); create index i on t (n new_class);
--- holds
select count(*) = 1 from pg_opfamily where opfname = 'new_class'
select count(*) = 1 from t
