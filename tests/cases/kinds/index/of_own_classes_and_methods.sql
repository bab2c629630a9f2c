--- before
create access method gist2 type index handler gisthandler;
create operator class boxes default for type box using gist2 as operator 3 &&, function 1 gist_box_consistent(internal, box, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal);
create table t (id int primary key, b box);
create index i on t using gist2 (b);
comment on index i is 'boxes';
insert into t values (1, '(1,1),(0,0)');
--- desired
create access method gist2 type index handler gisthandler;
create operator class boxes default for type box using gist2 as operator 3 &&, operator 6 ~=, function 1 gist_box_consistent(internal, box, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal);
create table t (id int primary key, b box);
create index i on t using gist2 (b);
comment on index i is 'boxes';
--- holds
select count(*) = 2 from pg_amop o join pg_opfamily f on f.oid = amopfamily where opfname = 'boxes'
select obj_description('i'::regclass) = 'boxes'
