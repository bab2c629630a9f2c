//! Every file of `cases/push` is a test of its own, named after the file.
//!
//! `cargo test --test push drop_column` runs those with that in their name.

mod case;
mod recording;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the other tests use the rest of it")]
mod harness;

use case::Case;
use harness::{Cluster, skipped};
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, thread};

/// Cases are small and wait for the server, so more of them run at once than there are processors.
const AT_ONCE: usize = 4;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(processors.max(AT_ONCE));
    let files = case_files();
    assert!(files.len() > 40, "only {} cases were found", files.len());
    let names: Vec<String> = files.iter().map(|file| name_of(file)).collect();
    let mut trials: Vec<Trial> = files
        .into_iter()
        .map(|file| Trial::test(name_of(&file), move || run(&file).map_err(Failed::from)))
        .collect();
    trials.push(Trial::test("every_recording_has_a_case", move || {
        recording::each_has_a_case(&names).map_err(Failed::from)
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/push");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    files.sort();
    files
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn run(file: &Path) -> Result<(), String> {
    let case = Case::read(&name_of(file), &fs::read_to_string(file).expect("a case"));
    let Some(cluster) = Cluster::get() else {
        skipped("no PostgreSQL server was found");
        return Ok(());
    };
    case.check(cluster)
}
