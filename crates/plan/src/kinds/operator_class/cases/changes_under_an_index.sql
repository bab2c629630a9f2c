--- before
create function cmp(int, int) returns int language internal immutable strict as 'btint4cmp';
create operator class c for type int4 using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4);
comment on operator class c using btree is 'kept';
create table t (a int);
create unique index i on t (a c);
comment on index i is 'kept, too';
insert into t values (1), (2);
--- desired
create function cmp(int, int) returns int language internal immutable strict as 'btint4cmp';
create operator class c for type int4 using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 cmp(int4, int4);
comment on operator class c using btree is 'kept';
create table t (a int);
create unique index i on t (a c);
comment on index i is 'kept, too';
--- holds
select count(*) = 2 from t
