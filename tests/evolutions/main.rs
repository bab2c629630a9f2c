//! Random evolutions: schemas with rows, each changed at random.
//!
//! Those of tables (`migrated`) are changed by migrations, those of every kind of object (`drawn`) by pushes.
//!
//! `EVOLUTION=17 cargo test --test evolutions` runs one of both, `EVOLUTION=200..400` runs others.

mod drawn;
mod migrated;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the other tests use the rest of it")]
mod harness;
#[path = "../pushed/mod.rs"]
mod pushed;

use harness::{Cluster, skipped};
use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;
use std::thread;

/// How many are drawn of tables.
const OF_TABLES: u64 = 100;
/// How many are drawn of every kind.
const OF_EVERY_KIND: u64 = 30;
/// They wait for the server, so more of them run at once than there are processors.
const AT_ONCE: usize = 4;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(processors.max(AT_ONCE));
    let of_tables = seeds(OF_TABLES).chunks(migrated::TOGETHER).map(tables).collect::<Vec<_>>();
    let of_every_kind = seeds(OF_EVERY_KIND).into_iter().map(every_kind);
    libtest_mimic::run(&arguments, of_tables.into_iter().chain(of_every_kind).collect()).exit_code()
}

fn tables(group: &[u64]) -> Trial {
    let group = group.to_vec();
    trial(name_of(&group), move |cluster| migrated::go_up_and_down_and_up_again(&group, cluster))
}

fn every_kind(seed: u64) -> Trial {
    trial(format!("kinds_{seed:03}"), move |cluster| drawn::go_there_and_back(seed, cluster))
}

fn trial(name: String, run: impl FnOnce(&'static Cluster) -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(name, move || match Cluster::get() {
        Some(cluster) => run(cluster).map_err(Failed::from),
        None => {
            skipped("no PostgreSQL server was found");
            Ok(())
        }
    })
}

/// The first and the last, so that names stand in the order of the seeds.
fn name_of(group: &[u64]) -> String {
    match group {
        [one] => format!("{one:03}"),
        [first, .., last] => format!("{first:03}_to_{last:03}"),
        [] => unreachable!("a chunk is not empty"),
    }
}

/// The seeds to run: as many, where nothing else is said.
fn seeds(count: u64) -> Vec<u64> {
    let number = |text: &str| text.parse::<u64>().expect("EVOLUTION=17 or EVOLUTION=200..400");
    let (first, end) = match std::env::var("EVOLUTION").ok() {
        None => (0, count),
        Some(text) => match text.split_once("..") {
            Some((first, end)) => (number(first), number(end)),
            None => (number(&text), number(&text) + 1),
        },
    };
    assert!(first < end, "EVOLUTION names none");
    (first..end).collect()
}
