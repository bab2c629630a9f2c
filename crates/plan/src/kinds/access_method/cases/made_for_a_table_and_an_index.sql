--- desired
create function handler(internal) returns index_am_handler language internal as 'hashhandler';
create access method kinds_heap type table handler heap_tableam_handler;
create access method kinds_hash type index handler handler;
comment on access method kinds_heap is 'as ever';
create operator class c for type int4 using kinds_hash as operator 1 =, function 1 hashint4(int4);
create table t (a int) using kinds_heap;
create index on t using kinds_hash (a c);
