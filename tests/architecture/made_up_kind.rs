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
    fs::write(path, contents).expect("a file");
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

/// The kind's two files, and its line. That the planner knows one kind more is found out by the compiler.
fn make_up(folder: &Path) -> Vec<String> {
    let kinds = "crates/plan/src/kinds";
    let registry = fs::read_to_string(root().join(kinds).join("mod.rs")).expect("text");
    let (_, lines) = registry.split_once("\nkinds! {\n").expect("the registry");
    let (lines, _) = lines.split_once("\n}").expect("its end");
    let before = lines.lines().filter(|line| !line.trim_start().starts_with("//")).count();
    let rules = fs::read_to_string(root().join("tests/cases/made_up_kind/mod.rs")).expect("text");
    let known = format!("const _: () = assert!(crate::kinds::KINDS.len() == {});\n", before + 1);
    let query = fs::read_to_string(root().join("tests/cases/made_up_kind/query.sql")).expect("text");
    let files = [
        ("made_up/mod.rs", format!("{rules}\n{known}")),
        ("made_up/query.sql", query),
        ("mod.rs", registry.replacen("\nkinds! {\n", "\nkinds! {\n    made_up,\n", 1)),
    ];
    for (name, text) in &files {
        write(&folder.join(kinds).join(name), text.as_bytes());
    }
    files.map(|(name, _)| format!("{kinds}/{name}")).to_vec()
}

/// No other file is touched, and the registry, from which alone the planner knows its kinds, has one more.
#[test]
fn a_kind_costs_its_folder_its_query_and_its_line() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("made-up-kind");
    // What an earlier run left is not what the crates have now.
    let _ = fs::remove_dir_all(folder.join("crates"));
    copy(&folder);
    let before = tree(&folder.join("crates"));
    let made = make_up(&folder);
    let after = tree(&folder.join("crates"));
    let touched: Vec<String> = after
        .iter()
        .filter(|(name, contents)| before.get(*name) != Some(contents))
        .map(|(name, _)| format!("crates/{name}"))
        .collect();
    assert_eq!(touched, made);
    let out = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "-p", "hbm-db-plan"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .expect("cargo starts");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}
