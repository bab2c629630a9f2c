--- before
create table t (id int primary key);
insert into t values (1);
--- desired
create type label;
create type still_a_shell;
create function label_in(cstring) returns label language internal immutable strict as 'textin';
create function label_out(label) returns cstring language internal immutable strict as 'textout';
create type label (input = label_in, output = label_out, like = text, category = 'S', default = 'none');
create function label_cmp(label, label) returns int language internal immutable strict as 'bttextcmp';
create function label_lt(label, label) returns boolean language internal immutable strict as 'text_lt';
create function label_eq(label, label) returns boolean language internal immutable strict as 'texteq';
create operator < (leftarg = label, rightarg = label, function = label_lt);
create operator = (leftarg = label, rightarg = label, function = label_eq, commutator = =, hashes, merges);
create operator class label_ops default for type label using btree as operator 1 <, operator 3 =, function 1 label_cmp(label, label);
create cast (label as text) without function as implicit;
create table t (id int primary key, l label default 'x', many label[]);
create index t_l on t (l);
comment on type label is 'on a wall'; comment on type still_a_shell is 'later';
--- holds
select l::text = 'x' from t
