//! A few lines of a seed file that stand for thousands of millions of values are refused.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_seed_is_refused_before_it_is_made() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let list = |of: &str| format!("[{}]", [of; 10].join(", "));
    let steps = (1..10).map(|n| format!("      a{n}: &a{n} {}\n", list(&format!("*a{}", n - 1))));
    let bomb = format!("sets:\n  base:\n    one:\n      a0: &a0 lol\n{}", steps.collect::<String>());
    let long = format!(
        "sets:\n  base:\n    one:\n      name: &long {}\n      a: [{}*long]\n",
        "x".repeat(1_000_000),
        "*long, ".repeat(5000)
    );
    for text in [bomb, long] {
        hbm_db(&["seed"])
            .file("seed-data/hbm/roles.yaml", &text)
            .on(&database)
            .exits(2)
            .says("seed-data/hbm/roles.yaml:")
            .says("alias");
    }
}
