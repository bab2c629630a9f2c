//! Every case is a test of its own. Those of `cases/push` are named after the file; those of `cases/kinds` and those beside the
//! rules of a kind, `crates/plan/src/kinds/<kind>/cases`, are named `<kind>/<file>`.
//!
//! `cargo test --test push drop_column` runs those with that in their name.

mod back;
mod case;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the other tests use the rest of it")]
mod harness;
#[path = "../pushed/mod.rs"]
mod pushed;

use case::Case;
use harness::{Cluster, skipped};
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, thread};

/// Cases are small and wait for the server, so more of them run at once than there are processors.
const AT_ONCE: usize = 4;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(processors.max(AT_ONCE));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let alone = cases_in(&root.join("tests/cases/push"));
    assert!(alone.len() > 40, "only {} cases were found", alone.len());
    let of_kinds = cases_of_kinds(root);
    assert!(of_kinds.len() > 200, "only {} cases of kinds were found", of_kinds.len());
    let all = alone.into_iter().map(|file| (name_of(&file), file)).chain(of_kinds);
    let trials =
        all.map(|(name, file)| Trial::test(name, move || run(&file).map_err(Failed::from))).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What is in a folder, in the order of names.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}

/// The cases of a folder.
fn cases_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = entries(folder);
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files
}

/// The cases of every kind, by the names of their tests.
fn cases_of_kinds(root: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for (folder, inner) in [("tests/cases/kinds", ""), ("crates/plan/src/kinds", "cases")] {
        for kind in entries(&root.join(folder)) {
            let cases = kind.join(inner);
            if !cases.is_dir() {
                continue;
            }
            for file in cases_in(&cases) {
                let name = format!("{}/{}", name_of(&kind), name_of(&file));
                assert!(found.insert(name.clone(), file).is_none(), "there are two cases called {name}");
            }
        }
    }
    found
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn run(file: &Path) -> Result<(), String> {
    let case = Case::read(&fs::read_to_string(file).expect("a case"));
    let Some(cluster) = Cluster::get() else {
        skipped("no PostgreSQL server was found");
        return Ok(());
    };
    case.check(cluster)
}
