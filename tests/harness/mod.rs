//! What the tests stand on.

mod bouncer;
mod cluster;
mod command;
mod database;
mod holder;
mod proxy;
mod random;
mod seeds;
mod session;
mod studio;
mod until;

pub(crate) use bouncer::Bouncer;
pub(crate) use cluster::{
    Cluster, PASSWORD, as_user, client_program, dump_program, find_bin as server_programs, other_user,
};
pub(crate) use command::{Outcome, Run, hbm_db};
pub(crate) use database::{Database, encoded};
pub(crate) use holder::Holder;
pub(crate) use proxy::{Fate, Proxy, Question};
pub(crate) use random::Random;
pub(crate) use seeds::{ROLE, tables, with};
pub(crate) use session::Session;
pub(crate) use studio::Studio;
pub(crate) use until::{until, until_some, waited};

/// The cluster, or an end of the test that says it was skipped.
macro_rules! server {
    () => {
        match $crate::harness::Cluster::get() {
            Some(cluster) => cluster,
            None => return $crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

pub(crate) use server;

/// Says that a test did not run.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn skipped(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "in CI nothing is skipped: {why}");
    eprintln!("skipped: {why}");
}
