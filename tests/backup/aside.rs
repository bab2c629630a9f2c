//! What is not restored as it was is not called so.

use super::shelf::Shelf;
use crate::harness::{Database, hbm_db, server};

/// What PostgreSQL prints otherwise once it has read its own print, and what an order of columns hides.
#[test]
fn a_print_that_is_not_the_same_twice_is_no_difference() {
    let database = Database::new(server!());
    let shelf = Shelf::new();
    database.sql(
        "create table t (id int primary key, kind varchar(9) check (kind in ('a', 'b')), kept int generated always as (id + 1) stored);
         create view v as select * from t where kind in ('a', 'b') and id between 1 and 9;
         create rule r as on insert to v do instead insert into t (id, kind) values (new.id, new.kind);
         alter table t add dropped int; alter table t drop dropped; alter table t add last text default 'x';
         insert into t (id, kind) values (1, 'a'), (2, 'b');
         create table parent (a int, b text);
         create table child (b text, c int, a int); alter table child inherit parent; insert into child values ('c', 3, 2);
         create extension if not exists pg_trgm;
         create index on t using gin (last gin_trgm_ops)",
    );
    hbm_db(&["backup", "--to", shelf.path(), "--verify"]).on(&database).succeeds().says("verified");
}

/// The marker, the ledger and what they say come back as well.
#[test]
fn what_hbm_db_keeps_in_a_database_comes_back() {
    let database = Database::new(server!());
    let shelf = Shelf::new();
    database.sql("create table t (id int)");
    hbm_db(&["mark", "development"]).on(&database).succeeds();
    hbm_db(&["backup", "--to", shelf.path(), "--name", "one", "--verify"]).on(&database).succeeds();
    let tables = shelf.manifest("one")["tables"].to_string();
    assert!(tables.contains("hbm_db.environment"), "{tables}");
}

#[test]
fn an_empty_database_is_one_too() {
    let database = Database::new(server!());
    let shelf = Shelf::new();
    hbm_db(&["backup", "--to", shelf.path(), "--verify"]).on(&database).succeeds().says("0 rows in 0 tables");
}
