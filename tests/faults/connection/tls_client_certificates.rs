//! Our own certificate is shown where libpq shows one, and a key that others can read is not used.

use super::certificates::{Certificates, Kind, openssl};
use super::matrix::alike;
use super::own_server::OwnServer;
use crate::harness::{hbm_db, skipped};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

#[test]
fn a_client_certificate_allows_where_it_lets_psql_in() {
    let Some(server) = OwnServer::start(&[]) else { return skipped("no PostgreSQL server was found") };
    let made = Certificates::new();
    made.make("root", "/CN=root", None, Kind::Old);
    made.make("stranger", "/CN=stranger", None, Kind::Old);
    made.make("server", "/CN=localhost", Some("root"), Kind::Old);
    made.make("client", "/CN=postgres", Some("root"), Kind::Old);
    made.make("somebody", "/CN=somebody", Some("root"), Kind::Old);
    made.make("unknown", "/CN=postgres", Some("stranger"), Kind::Old);
    made.make_with_key(
        "curve",
        "ec -pkeyopt ec_paramgen_curve:secp384r1",
        "/CN=postgres",
        Some("root"),
        Kind::Old,
    );
    for (name, file) in [("server", "server.crt"), ("root", "root.crt")] {
        server.put(&made.certificate(name), file);
    }
    server.put(&made.key("server"), "server.key");
    server.sql("alter system set ssl = on");
    server.sql("alter system set ssl_ca_file = 'root.crt'");
    server.allows("hostssl all all 127.0.0.1/32 cert");
    let home = tempfile::tempdir().expect("a folder");
    let own = home.path().join(".postgresql");
    fs::create_dir(&own).expect("a folder");
    let url = |more: &str| {
        format!("postgresql://postgres@localhost:{}/postgres?sslmode=require{more}", server.port)
    };
    let named = |certificate: &Path, key: &Path| {
        url(&format!("&sslcert={}&sslkey={}", certificate.display(), key.display()))
    };
    let of = |name: &str| alike(&named(&made.certificate(name), &made.key(name)), home.path(), &[]);
    assert!(!alike(&url(""), home.path(), &[]), "none");
    assert!(of("client") && of("curve"));
    assert!(!of("somebody") && !of("unknown"));
    assert!(!alike(&named(&made.certificate("client"), &made.key("curve")), home.path(), &[]), "another key");
    assert!(!alike(&named(&made.certificate("client"), Path::new("/nowhere")), home.path(), &[]), "no key");
    assert!(!alike(&named(Path::new("/nowhere"), &made.key("client")), home.path(), &[]), "no certificate");
    // The forms that keys had before.
    let other = made.key("other_form");
    for (name, kind) in [("client", "rsa"), ("curve", "ec")] {
        openssl(&[kind, "-in"], &[&made.key(name), Path::new("-out"), &other]);
        fs::set_permissions(&other, fs::Permissions::from_mode(0o600)).expect("permissions");
        assert!(alike(&named(&made.certificate(name), &other), home.path(), &[]), "{kind}");
    }
    // Those of the home, and those of the environment.
    fs::copy(made.certificate("client"), own.join("postgresql.crt")).expect("a copy");
    fs::copy(made.key("client"), own.join("postgresql.key")).expect("a copy");
    assert!(alike(&url(""), home.path(), &[]));
    fs::set_permissions(own.join("postgresql.key"), fs::Permissions::from_mode(0o644)).expect("permissions");
    assert!(!alike(&url(""), home.path(), &[]), "a key for everybody");
    hbm_db(&["test", "--url", &url("")])
        .env("HOME", home.path().to_str().expect("text"))
        .exits(5)
        .says("TLS failed (sslmode=require)")
        .says("can be read by others: chmod 0600");
    let (certificate, key) = (made.certificate("curve"), made.key("curve"));
    let variables =
        [("PGSSLCERT", certificate.to_str().expect("text")), ("PGSSLKEY", key.to_str().expect("text"))];
    assert!(alike(&url(""), home.path(), &variables));
}
