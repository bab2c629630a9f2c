--- before
create function handler(internal) returns index_am_handler language internal as 'hashhandler';
create function other(internal) returns index_am_handler language internal as 'hashhandler';
create access method kinds_hash type index handler handler;
comment on access method kinds_hash is 'kept';
create operator class c for type int4 using kinds_hash as operator 1 =, function 1 hashint4(int4);
create table t (a int);
create index on t using kinds_hash (a c);
--- desired
create function handler(internal) returns index_am_handler language internal as 'hashhandler';
create function other(internal) returns index_am_handler language internal as 'hashhandler';
create access method kinds_hash type index handler other;
comment on access method kinds_hash is 'kept';
create operator class c for type int4 using kinds_hash as operator 1 =, function 1 hashint4(int4);
create table t (a int);
create index on t using kinds_hash (a c);
