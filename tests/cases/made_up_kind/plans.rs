//! Prints what is done where an object of the made-up kind is missing, and where it is not wanted.

use hbm_db_catalog::{Catalog, Facts, Fingerprint, Id, Ident, NAMESPACE, Object};
use hbm_db_plan::kinds::{KINDS, made_up::MADE_UP};
use hbm_db_plan::{For, Renamed, Terms, build};
use std::collections::BTreeMap;

fn main() {
    assert!(KINDS.iter().any(|rules| rules.kind() == MADE_UP && rules.query().contains("from managed")));
    let object = || Object { facts: Facts::of(&BTreeMap::<String, String>::new()), ..Object::default() };
    let path = |names: &[&str]| names.iter().map(|name| Ident::new(*name)).collect::<Vec<_>>();
    let mut without = Catalog::default();
    without.objects.insert(Id::new(NAMESPACE, path(&["public"])), object());
    let mut with = without.clone();
    with.objects.insert(Id::new(MADE_UP, path(&["public", "one"])), object());
    let made_for = For {
        database: String::new(),
        server_version: 170_000,
        before: Fingerprint::of_text(""),
        terms: Terms::default(),
        accepted: Vec::new(),
        whole: false,
        using: BTreeMap::new(),
    };
    for (live, desired) in [(&without, &with), (&with, &without)] {
        let plan = build(&made_for, &Renamed::default(), live, desired).expect("an order");
        for statement in plan.statements {
            println!("{}", statement.sql);
        }
    }
}
