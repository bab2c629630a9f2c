//! `sslnegotiation=direct` begins with TLS: PostgreSQL 17.

use super::certificates::Certificates;
use super::own_server::OwnServer;
use crate::harness::{hbm_db, server_programs, skipped};
use std::process::Command;

#[test]
fn direct_tls_is_had_from_17_on_and_explained_before() {
    let Some(bin) = server_programs() else { return skipped("no PostgreSQL server was found") };
    let version = Command::new(bin.join("postgres")).arg("--version").output().expect("postgres starts");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let major: u32 = version.split([' ', '.']).find_map(|word| word.parse().ok()).expect("a number");
    let made = Certificates::new();
    let Some(server) = OwnServer::with_tls(&bin, &made) else { return };
    let url = |mode: &str| {
        format!(
            "postgresql://postgres@localhost:{}/postgres?sslnegotiation=direct&sslmode={mode}",
            server.port
        )
    };
    for mode in ["disable", "allow", "prefer"] {
        hbm_db(&["test", "--url", &url(mode)]).exits(2).says("too weak for sslnegotiation=direct");
    }
    let full = format!("{}&sslrootcert={}", url("verify-full"), made.certificate("root").display());
    for url in [url("require"), full] {
        let run = hbm_db(&["test", "--url", &url]);
        match major {
            17.. => drop(run.succeeds().says("TLSv1.3")),
            _ => drop(run.exits(5).says("TLS failed").says("PostgreSQL 17 or newer")),
        }
    }
}
