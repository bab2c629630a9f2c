//! A seed file whose lists stand in each other thousands of times is refused with its place, by every command that reads it.

use crate::harness::{Database, Run, hbm_db, server};

fn with_nested(arguments: &[&str], part: &str) -> Run {
    let text = format!("sets:\n  base:\n    {}", part.repeat(5000));
    hbm_db(arguments).file("seed-data/hbm/roles.yaml", &text)
}

#[test]
fn a_seed_says_where_and_ends() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    for part in ["- ", "[", "{a: ", "? "] {
        with_nested(&["seed"], part)
            .on(&database)
            .exits(2)
            .says("seed-data/hbm/roles.yaml:3:")
            .says("more than 100 mappings and sequences in each other");
    }
}

#[test]
fn what_needs_no_seeds_goes_on() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    for command in ["apps", "status"] {
        let place = "seed-data/hbm/roles.yaml:3:";
        with_nested(&[command], "- ").on(&database).succeeds().says(place).says("in each other");
    }
}
