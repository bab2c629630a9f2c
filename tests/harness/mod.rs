//! What the tests stand on.

mod cluster;
mod command;
mod database;

pub(crate) use cluster::{Cluster, PASSWORD};
pub(crate) use command::{Run, hbm_db};
pub(crate) use database::{Database, encoded};

/// The cluster, or an end of the test that says it was skipped. In CI a skip is a failure.
macro_rules! server {
    () => {
        match $crate::harness::Cluster::get() {
            Some(cluster) => cluster,
            None if std::env::var_os("CI").is_some() => {
                panic!("no PostgreSQL server was found (POSTGRES_BIN, PATH, /usr/lib/postgresql/*/bin)")
            }
            None => {
                eprintln!("skipped: no PostgreSQL server was found");
                return;
            }
        }
    };
}

pub(crate) use server;
