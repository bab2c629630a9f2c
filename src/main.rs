//! The binary with the built-in applications.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "apps")]
    let apps = hbm_db_apps::all();
    #[cfg(not(feature = "apps"))]
    let apps = vec![];
    hbm_db::run(apps)
}
