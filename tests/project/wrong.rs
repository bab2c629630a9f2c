//! Project files that are not as they should be: file, line, column, what was expected. Nothing is touched.

use super::Shop;
use crate::harness::server;
use std::fs;

/// The text of a file, where it is wrong, and what is said of it.
const WRONG: &[(&str, &str, &[&str])] = &[
    ("", "hbm-db.yaml:1:1", &["expected a project"]),
    ("just a word\n", "hbm-db.yaml:1:1", &["expected a project"]),
    (
        "name: shop\nschema: schema\nmigratons: db\n",
        "hbm-db.yaml:3:1",
        &["migratons", "did you mean migrations?"],
    ),
    (
        "name: shop\nschema: schema\nmigrations: [a]\n",
        "hbm-db.yaml:3:",
        &["a folder, or a mapping with `folder` and `form`"],
    ),
    (
        "name: shop\nschema: schema\nmigrations: {foldr: x}\n",
        "hbm-db.yaml:3:",
        &["foldr", "did you mean folder?"],
    ),
    ("name: shop\nschema: {a: b}\n", "hbm-db.yaml:2:", &["a file, a folder, a list of them, or `entities`"]),
    ("name: shop\nschema: schem\n", "hbm-db.yaml:2:9", &["there is no file or folder schem"]),
    ("name: shop\nschema: [schema, more]\n", "hbm-db.yaml:2:18", &["there is no file or folder more"]),
    ("name: shop\nschema: []\n", "hbm-db.yaml:2:9", &["at least one file or folder"]),
    ("name: shop\nschema: schema\nseeds: sedes\n", "hbm-db.yaml:3:8", &["there is no folder sedes"]),
    ("name: shop\nschema: schema\nmigrations: schema/shop.sql\n", "hbm-db.yaml:3:13", &["is a file"]),
    ("name: shop\nschema: entities\n", "hbm-db.yaml:2:9", &["`entities` are in a program that has shop"]),
    ("schema: schema\n", "hbm-db.yaml:1:1", &["missing field `name`"]),
    ("name: shop\n", "hbm-db.yaml:1:1", &["missing field `schema`"]),
    ("name: a shop\nschema: schema\n", "hbm-db.yaml:1:7", &["is no name for a project"]),
    ("name: shop\nname: other\nschema: schema\n", "hbm-db.yaml:2:", &["this is not YAML: duplicated key"]),
    (
        "- {name: a, schema: schema}\n- {name: a, schema: schema}\n",
        "hbm-db.yaml:2:10",
        &["a second project a", "hbm-db.yaml:1:10"],
    ),
    ("name: shop\nschema: schema\nprivileges: everybody\n", "hbm-db.yaml:3:13", &["everybody", "named"]),
    ("name: shop\nschema: schema\nschemas: [pg_catalog]\n", "hbm-db.yaml:3:11", &["pg_catalog"]),
    ("name: shop\nschema: schema\nschemas: []\n", "hbm-db.yaml:3:10", &["at least one schema"]),
    ("name: shop\nschema: schema\ncleanup: {old: {sql: []}}\n", "hbm-db.yaml:3:22", &["at least one DELETE"]),
    ("name: shop\nschema: schema\ngrants: [{on: database}]\n", "hbm-db.yaml:3:10", &["`grant` or `revoke`"]),
    (
        "name: shop\nschema: schema\ngrants: [{grant: [selct], on: database}]\n",
        "hbm-db.yaml:3:19",
        &["selct", "did you mean select?"],
    ),
    ("name: shop\nschema: schema\nenvironments: {x: {protected: perhaps}}\n", "hbm-db.yaml:3:", &["perhaps"]),
    ("name: shop\nschema: schema\n---\nname: b\n", "hbm-db.yaml:4:", &["a second document"]),
    ("name: [\n", "hbm-db.yaml:", &["this is not YAML"]),
    ("name: shop\n\tschema: x\n", "hbm-db.yaml:1:", &["this is not YAML"]),
];

#[test]
fn every_fault_has_its_place() {
    let shop = Shop::new(server!());
    for (text, place, said) in WRONG {
        shop.write("hbm-db.yaml", text);
        let outcome = shop.run(&["reset"]).outcome();
        assert_eq!(outcome.code, 2, "{text:?}: {outcome:?}");
        for one in std::iter::once(place).chain(*said) {
            assert!(outcome.stderr.contains(one), "{text:?}: expected {one:?} in {}", outcome.stderr);
        }
    }
    assert_eq!(
        shop.database.sql("select count(*) from pg_namespace where nspname in ('hbm_db', 'audit')"),
        "0"
    );
    let text = "name: shop\nschema: schema\nenvironments: {x: {url: $MY_URL}}\n";
    shop.write("hbm-db.yaml", text);
    shop.run(&["status", "--env", "x"])
        .exits(2)
        .says("hbm-db.yaml:3:25")
        .says("write a variable as ${NAME}: '${MY_URL}'");
    // What is about no project works all the same.
    shop.run(&["completions", "bash"]).succeeds();
    shop.run(&["schema", "project"]).succeeds();
}

/// What has the name of a project file and is none is not passed over: another project above would be taken instead.
#[test]
fn what_is_no_file_is_told() {
    let shop = Shop::new(server!());
    let inner = shop.folder.path().join("inner");
    let file = inner.join("hbm-db.yaml");
    fs::create_dir_all(&file).expect("a folder");
    shop.run_in("inner", &["status"])
        .exits(2)
        .says("cannot read hbm-db.yaml")
        .says("no plain file")
        .says("or remove it");
    fs::remove_dir(&file).expect("removed");
    std::os::unix::fs::symlink(inner.join("nowhere"), &file).expect("a link");
    shop.run_in("inner", &["status"]).exits(2).says("cannot read hbm-db.yaml").says("No such file");
    fs::remove_file(&file).expect("removed");
    fs::write(&file, " ".repeat(1024 * 1024 + 1)).expect("a file");
    shop.run_in("inner", &["status"]).exits(2).says("more than 1 MB").hides("NAME=value");
}
