//! Starts a private PostgreSQL server, where none is configured.
//!
//! [`Programs`] are `initdb` and `postgres`: those on the machine, else those that the program carries. A [`Server`] is
//! a child process on a unix socket, for this user alone. Processes that name the same folder share it; it is shut
//! down when the last of them has ended, however it ended.
//!
//! ```no_run
//! let server = hbm_db_postgres::Server::start(std::path::Path::new(".hbm-db/shop"))?;
//! println!("psql -h {}", server.socket_folder().display());
//! # Ok::<(), hbm_db_postgres::Problem>(())
//! ```
#![cfg(unix)]

mod account;
#[cfg(feature = "bundled")]
mod bundle;
mod cluster;
mod guest;
mod leftovers;
mod problem;
mod programs;
mod server;

pub use account::{give_to_server, is_own};
pub use guest::{Guest, State};
pub use problem::Problem;
pub use programs::{Client, OLDEST, Origin, Programs, VARIABLE, newest, of_version};
pub use server::Server;
