--- before
create function cmp(int, int) returns int language internal immutable strict as 'btint4cmp';
create function cmp8(int, bigint) returns int language internal immutable strict as 'btint48cmp';
create operator family fam using btree; create operator family goes using hash;
create operator class cl for type int using btree family fam as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 cmp(int, int);
alter operator family fam using btree add operator 1 < (int, bigint), function 1 (int, bigint) cmp8(int, bigint);
create table t (id int primary key, n int); create index i on t (n cl);
comment on operator class cl using btree is 'cl'; comment on operator family fam using btree is 'fam'; comment on index i is 'i';
insert into t values (1, 2);
--- desired
create function cmp(int, int) returns int language internal immutable strict as 'btint4cmp';
create function cmp8(int, bigint) returns int language internal immutable strict as 'btint48cmp';
create operator family fam using btree;
create operator class cl for type int using btree family fam as operator 1 <, operator 3 =, operator 5 >, function 1 cmp(int, int), function 2 btint4sortsupport(internal);
alter operator family fam using btree add operator 3 = (int, bigint), operator 5 > (int, bigint), function 1 (int, bigint) cmp8(int, bigint);
create operator class "Other" for type int using hash as operator 1 =, function 1 hashint4(int);
create table t (id int primary key, n int); create index i on t (n cl);
comment on operator class cl using btree is 'cl'; comment on operator family fam using btree is 'fam'; comment on index i is 'i';
--- holds
select count(*) = 5 from pg_amop o join pg_opfamily f on f.oid = amopfamily where opfname = 'fam'
select obj_description('i'::regclass) = 'i'
select obj_description(oid, 'pg_opclass') = 'cl' from pg_opclass where opcname = 'cl'
