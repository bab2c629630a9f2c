//! A kind costs its folder, its query and its line: one is made up in a copy of the crates that plan.

use super::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of a folder, by their paths below it.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let name = path.strip_prefix(folder).expect("below it").display().to_string();
                    found.insert(name, fs::read(&path).expect("a file"));
                }
            }
        }
    }
    found
}

fn write(path: &Path, contents: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    // What is the same keeps its time, so that it is compiled once.
    if fs::read(path).ok().as_deref() != Some(contents) {
        fs::write(path, contents).expect("a file");
    }
}

/// The workspace with nothing but the crates that plan.
fn copy(folder: &Path) {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("text");
    let shared = manifest.find("[workspace.package]").expect("a workspace");
    let own = manifest.find("\n[package]\n").expect("a package");
    let head = "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n";
    write(&folder.join("Cargo.toml"), format!("{head}{}", &manifest[shared..own]).as_bytes());
    write(&folder.join("Cargo.lock"), &fs::read(root().join("Cargo.lock")).expect("a lock file"));
    for name in ["catalog", "plan"] {
        for (path, contents) in tree(&root().join("crates").join(name)) {
            if !path.contains("/cases/") {
                write(&folder.join("crates").join(name).join(path), &contents);
            }
        }
    }
}

/// The kind's two files, and its line.
fn make_up(folder: &Path) -> Vec<String> {
    let cases = root().join("tests/cases/made_up_kind");
    let kinds = "crates/plan/src/kinds";
    for name in ["mod.rs", "query.sql"] {
        write(
            &folder.join(kinds).join("made_up").join(name),
            &fs::read(cases.join("made_up").join(name)).expect(name),
        );
    }
    let registry = folder.join(kinds).join("mod.rs");
    let text = fs::read_to_string(root().join(kinds).join("mod.rs")).expect("text");
    let lines = text.replacen("\nkinds! {\n", "\nkinds! {\n    made_up,\n", 1);
    assert_ne!(text, lines);
    write(&registry, lines.as_bytes());
    ["made_up/mod.rs", "made_up/query.sql", "mod.rs"].map(|name| format!("{kinds}/{name}")).to_vec()
}

/// The planner plans it, and renames and drops it, with no other file touched: nothing else can know of it.
#[test]
fn a_kind_costs_its_folder_its_query_and_its_line() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("made-up-kind");
    // What an earlier run left is not what the crates have now.
    let _ = fs::remove_dir_all(folder.join("crates"));
    copy(&folder);
    let before = tree(&folder.join("crates"));
    let mut made = make_up(&folder);
    let after = tree(&folder.join("crates"));
    let mut touched: Vec<String> = after
        .iter()
        .filter(|(name, contents)| before.get(*name) != Some(contents))
        .map(|(name, _)| format!("crates/{name}"))
        .collect();
    touched.sort();
    made.sort();
    assert_eq!(touched, made);
    write(
        &folder.join("crates/plan/examples/plans.rs"),
        &fs::read(root().join("tests/cases/made_up_kind/plans.rs")).expect("a program"),
    );
    let out = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "-p", "hbm-db-plan", "--example", "plans"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .expect("cargo starts");
    let planned = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(planned, "CREATE MADE UP public.one\nDROP MADE UP public.one\n");
}
