//! Everything of the application can be dropped, whatever uses what.

use crate::harness::{Database, hbm_db, server};

#[test]
fn what_uses_each_other_is_dropped() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    database.sql(
        "create table t (id int primary key, doubled int);
         create function rich(t) returns boolean language sql immutable as 'select $1.doubled > 0';
         alter table t add check (rich(t));
         create materialized view m as select id from t; create view v as select id from m;
         create materialized view again as select id from v;
         create type mood as enum ('ok');
         create function low(mood) returns int language sql immutable as 'select 1';
         create cast (mood as int) with function low(mood);
         create function less(mood, mood) returns boolean language sql immutable as 'select false';
         create operator <<< (leftarg = mood, rightarg = mood, function = less);
         create operator class odd for type int using btree as operator 1 <, function 1 btint4cmp(int, int);
         create text search dictionary d (template = simple);
         create text search configuration c (copy = simple);
         alter text search configuration c alter mapping for word with d;
         create statistics s on id, doubled from t",
    );
    hbm_db(&["flush", "--no-input"]).on(&database).succeeds();
    let left = "select count(*) from pg_depend where refobjid = 'public'::regnamespace and deptype = 'n'";
    assert_eq!(database.sql(left), "0");
}
