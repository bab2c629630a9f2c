--- before
create type label;
create function label_in(cstring) returns label language internal immutable strict as 'textin';
create function label_out(label) returns cstring language internal immutable strict as 'textout';
create function label_send(label) returns bytea language internal stable strict as 'textsend';
create function label_recv(internal) returns label language internal stable strict as 'textrecv';
create type label (input = label_in, output = label_out, storage = plain);
create table t (id int primary key, l label);
insert into t values (1, 'x');
--- desired
create type label;
create function label_in(cstring) returns label language internal immutable strict as 'textin';
create function label_out(label) returns cstring language internal immutable strict as 'textout';
create function label_send(label) returns bytea language internal stable strict as 'textsend';
create function label_recv(internal) returns label language internal stable strict as 'textrecv';
create type label (input = label_in, output = label_out, send = label_send, receive = label_recv, storage = extended);
create table t (id int primary key, l label);
alter table t alter l set storage plain;
--- holds
select l::text = 'x' from (select l::varchar from t) t
select typsend = 'label_send'::regproc and typstorage = 'x' from pg_type where oid = 'label'::regtype
--- one way
no cast leads from a base type to one with other settings, and a column has it
