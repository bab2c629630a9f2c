--- desired
create operator family f using gist;
create operator class near for type point using gist family f as
    operator 15 <-> (point, point) for order by pg_catalog.float_ops, operator 11 |>> (point, point) for search,
    function 1 gist_point_consistent(internal, point, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 3 gist_point_compress(internal),
    function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal),
    function 8 gist_point_distance(internal, point, smallint, oid, internal), storage box;
create table t (p point);
create index on t using gist (p near);
