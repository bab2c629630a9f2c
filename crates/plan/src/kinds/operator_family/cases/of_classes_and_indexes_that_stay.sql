--- before
create operator family f using btree;
create operator class c for type int4 using btree family f as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4);
create table t (a int);
create index on t (a c);
insert into t values (1);
--- desired
create operator family f using btree;
create operator class c for type int4 using btree family f as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4);
alter operator family f using btree add operator 1 < (int4, int8), function 1 (int4, int8) btint48cmp(int4, int8), function 2 (int4, int4) btint4sortsupport(internal);
create table t (a int);
create index on t (a c);
