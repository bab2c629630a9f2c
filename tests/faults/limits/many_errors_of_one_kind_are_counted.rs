//! Hundreds of rows with the same error: the first are told, and the others counted.

use crate::harness::{Database, hbm_db, server};
use std::fmt::Write;

#[test]
fn twenty_are_told() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let mut seeds = "sets:\n  base:\n".to_owned();
    for n in 0..500 {
        writeln!(seeds, "    row{n}: {{ name: name{n}, nmae: x, created_at: never{n} }}").expect("text");
    }
    let told = hbm_db(&["seed"]).file("seed-data/hbm/roles.yaml", &seeds).on(&database).exits(1);
    let told = told.says("roles.yaml:3:").says("and 480 more like these").says("the seeds have 1000 errors");
    assert_eq!(told.stderr.matches("has no column nmae").count(), 20);
    let right = seeds.replace("nmae: x, ", "");
    let told = hbm_db(&["seed"]).file("seed-data/hbm/roles.yaml", &right).on(&database).exits(1);
    assert_eq!(told.says("and 480 more like these").stderr.matches("expected timestamp").count(), 20);
}
