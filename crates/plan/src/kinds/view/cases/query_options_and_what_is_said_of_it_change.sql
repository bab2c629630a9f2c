--- before
create table t (a int, b text);
create view v with (security_barrier) as select a, b from t;
create view o with (check_option = local) as select a from t;
create view c as select a, b from t;
comment on view c is 'old';
comment on column c.a is 'goes';
grant select on c to public;
grant update (b) on c to public;
--- desired
create table t (a int, b text);
create view v with (check_option = cascaded) as select a, b from t where a > 0;
create view o with (security_barrier) as select a from t;
create view c as select a, b from t;
comment on view c is 'new';
comment on column c.b is 'comes';
grant insert on c to public;
--- flags
--yes --accept grant_public:c
