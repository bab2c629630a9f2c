--- before
create type label;
comment on type label is 'soon';
--- desired
create type label;
create function label_in(cstring) returns label language internal immutable strict as 'textin';
create function label_out(label) returns cstring language internal immutable strict as 'textout';
create type label (input = label_in, output = label_out, like = text);
comment on type label is 'now';
--- holds
select typisdefined from pg_type where oid = 'label'::regtype
