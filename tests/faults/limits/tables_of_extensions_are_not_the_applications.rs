//! Tables that belong to an extension, or stand in its schema, are counted and not listed.

use crate::harness::{Database, hbm_db, server};

/// An extension takes over a table, a view and a schema, in which another table is made later.
const TAKEN_OVER: &str = "create extension citext;
    create table own (id int);
    create table spatial_ref_sys (srid int primary key); create view geometry_columns as select 1 as a;
    create schema columnar_internal; create table columnar_internal.stripe (id int);
    alter extension citext add table spatial_ref_sys; alter extension citext add view geometry_columns;
    alter extension citext add schema columnar_internal";

#[test]
fn they_are_counted_and_not_listed() {
    let database = Database::new(server!());
    database.sql(TAKEN_OVER);
    for arguments in [["status"].as_slice(), &["inspect"], &["inspect", "--erd", "mermaid"]] {
        hbm_db(arguments)
            .on(&database)
            .succeeds()
            .says("own")
            .hides("spatial_ref_sys")
            .hides("columnar_internal")
            .hides("geometry_columns");
    }
    hbm_db(&["status"]).on(&database).succeeds().says("2 tables of extensions not shown");
    hbm_db(&["inspect"]).on(&database).succeeds().says("3 relations of extensions not shown");
    hbm_db(&["inspect", "--format", "json"]).on(&database).succeeds().says("\"of_extensions\": 3");
    // Who names one sees it.
    hbm_db(&["inspect", "spatial_ref_sys"]).on(&database).succeeds().says("srid");
}
