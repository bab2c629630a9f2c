--- before
create type label; create function label_in(cstring) returns label language internal immutable strict as 'textin'; create function label_out(label) returns cstring language internal immutable strict as 'textout';
create type label (input = label_in, output = label_out, like = text);
create function label_cmp(label, label) returns int language internal immutable strict as 'bttextcmp'; create function label_lt(label, label) returns boolean language internal immutable strict as 'text_lt'; create function label_eq(label, label) returns boolean language internal immutable strict as 'texteq';
create operator < (leftarg = label, rightarg = label, function = label_lt); create operator = (leftarg = label, rightarg = label, function = label_eq);
create operator class label_ops default for type label using btree as operator 1 <, operator 3 =, function 1 label_cmp(label, label);
create table t (id int primary key, l label);
insert into t values (1, 'x');
--- desired
create type label; create function label_in(cstring) returns label language internal immutable strict as 'textin'; create function label_out(label) returns cstring language internal immutable strict as 'textout';
create type label (input = label_in, output = label_out, like = text);
create function label_cmp(label, label) returns int language internal immutable strict as 'bttextcmp'; create function label_lt(label, label) returns boolean language internal immutable strict as 'text_lt'; create function label_eq(label, label) returns boolean language internal immutable strict as 'texteq';
create operator < (leftarg = label, rightarg = label, function = label_lt); create operator = (leftarg = label, rightarg = label, function = label_eq);
create operator class label_ops default for type label using btree as operator 1 <, operator 3 =, function 1 label_cmp(label, label);
create type labels as range (subtype = label);
create table t (id int primary key, l label, r labels, exclude using gist (r with &&)); create index t_l on t (l);
create view v as select lower(r) as low from t where r @> l; create domain part as labels check (not isempty(value));
--- holds
select count(*) = 0 from v
select count(*) = 1 from t
