--- before
create table t (id int primary key, phone text unique check (phone <> 'phone'), b int); create index on t (lower(phone)); create index on t (phone, b); insert into t values (1, '5');
--- desired
create table t (id int primary key, mobile text unique check (mobile <> 'phone'), b int);
create index on t (lower(mobile));
create index on t (mobile, b);
--- flags
--rename t.phone=mobile --yes
--- holds
select mobile = '5' from t
