//! A server's certificate is accepted where psql accepts it, in each mode, whichever version and path it has.

use super::certificates::{AUTHORITY, Certificates, Kind};
use super::matrix::alike;
use super::own_server::OwnServer;
use crate::harness::{hbm_db, skipped};

/// The certificates that the servers show, and the root file of each.
fn made() -> (Certificates, Vec<(&'static str, &'static str)>) {
    let made = Certificates::new();
    let host = "/CN=localhost";
    made.make("root", "/CN=root", None, Kind::Extended(AUTHORITY));
    made.make("stranger", "/CN=stranger", None, Kind::Extended(AUTHORITY));
    made.make("old_root", "/CN=old root", None, Kind::Old);
    made.make("between", "/CN=between", Some("root"), Kind::Extended(AUTHORITY));
    made.make("old_between", "/CN=old between", Some("root"), Kind::Old);
    made.make("end", "/CN=end", Some("root"), Kind::Extended("basicConstraints=CA:false"));
    // The manual's recipe, with and without an authority in between.
    made.make("old", host, Some("root"), Kind::Old);
    made.make("old_of_between", host, Some("between"), Kind::Old);
    made.bundle("old_with_between", &["old_of_between", "between"]);
    made.make("old_of_old", host, Some("old_root"), Kind::Old);
    made.make("old_of_old_between", host, Some("old_between"), Kind::Old);
    made.bundle("old_with_old_between", &["old_of_old_between", "old_between"]);
    made.make("of_end", host, Some("end"), Kind::Old);
    made.bundle("with_end", &["of_end", "end"]);
    made.make("self_signed", host, None, Kind::Old);
    made.make("self_signed_authority", host, None, Kind::Extended(AUTHORITY));
    made.make(
        "named",
        "/CN=other",
        Some("root"),
        Kind::Extended("subjectAltName=DNS:localhost,IP:127.0.0.1"),
    );
    made.make("named_otherwise", host, Some("root"), Kind::Extended("subjectAltName=DNS:example.com"));
    made.make("for_clients", host, Some("root"), Kind::Extended("extendedKeyUsage=clientAuth"));
    made.make(
        "for_servers",
        host,
        Some("root"),
        Kind::Extended("extendedKeyUsage=serverAuth\nkeyUsage=digitalSignature"),
    );
    made.make("critical", host, Some("root"), Kind::Extended("1.2.3.4=critical,DER:0500"));
    made.make_with_key("curve", "ec -pkeyopt ec_paramgen_curve:prime256v1", host, Some("root"), Kind::Old);
    made.make_with_key("edwards", "ed25519", host, Some("root"), Kind::Old);
    assert!(made.version("old").contains("Version: 1"), "{}", made.version("old"));
    let served = vec![
        ("old", "root"),
        ("old_with_between", "root"),
        ("old_of_between", "root"),
        // Only what vouches for itself ends a path.
        ("old_of_between", "between"),
        ("old_of_old", "old_root"),
        ("old_with_old_between", "root"),
        ("with_end", "root"),
        ("self_signed", "self_signed"),
        ("self_signed_authority", "self_signed_authority"),
        ("named", "root"),
        ("named_otherwise", "root"),
        ("for_clients", "root"),
        ("for_servers", "root"),
        ("critical", "root"),
        ("curve", "root"),
        ("edwards", "root"),
    ];
    (made, served)
}

#[test]
fn a_certificate_is_accepted_where_psql_accepts_it() {
    let Some(server) = OwnServer::start(&[]) else { return skipped("no PostgreSQL server was found") };
    let (made, served) = made();
    let home = tempfile::tempdir().expect("a folder");
    server.allows("host all all 127.0.0.1/32 trust");
    let mut accepted = Vec::new();
    for (at, (shown, root)) in served.iter().enumerate() {
        server.put(&made.certificate(shown), "server.crt");
        server.put(&made.key(shown), "server.key");
        if at == 0 {
            server.sql("alter system set ssl = on");
        }
        server.reload();
        let try_with = |parameters: &str, host: &str, root: Option<&str>| {
            let root = root.map(|root| format!("&sslrootcert={}", made.certificate(root).display()));
            let url = format!(
                "postgresql://postgres@{host}:{}/postgres?{parameters}{}",
                server.port,
                root.unwrap_or_default()
            );
            alike(&url, home.path(), &[])
        };
        for mode in ["disable", "allow", "prefer", "require", "verify-ca"] {
            try_with(&format!("sslmode={mode}"), "localhost", None);
        }
        for mode in ["prefer", "require", "verify-ca"] {
            try_with(&format!("sslmode={mode}"), "localhost", Some(root));
            try_with(&format!("sslmode={mode}"), "localhost", Some("stranger"));
        }
        for host in ["localhost", "127.0.0.1"] {
            if try_with("sslmode=verify-full", host, Some(root)) {
                accepted.push((*shown, host));
            }
        }
    }
    // That both refuse is no proof of anything.
    for (shown, host) in [
        ("old", "localhost"),
        ("old_with_between", "localhost"),
        ("old_of_old", "localhost"),
        ("self_signed", "localhost"),
        ("named", "127.0.0.1"),
        ("curve", "localhost"),
    ] {
        assert!(accepted.contains(&(shown, host)), "{shown} {host}: {accepted:?}");
    }
}

/// Before TLS 1.3 the server shows in another way that it has the key; and certificates end.
#[test]
fn the_versions_of_tls_and_the_end_of_a_certificate_count() {
    let Some(server) = OwnServer::start(&[]) else { return skipped("no PostgreSQL server was found") };
    let (made, home) = (Certificates::new(), tempfile::tempdir().expect("a folder"));
    let host = "/CN=localhost";
    made.make("root", "/CN=root", None, Kind::Old);
    made.make("rsa", host, Some("root"), Kind::Old);
    made.make_with_key("curve", "ec -pkeyopt ec_paramgen_curve:prime256v1", host, Some("root"), Kind::Old);
    made.make_with_key("longer", "ec -pkeyopt ec_paramgen_curve:secp384r1", host, Some("root"), Kind::Old);
    made.make_with_key("edwards", "ed25519", host, Some("root"), Kind::Old);
    made.make_for("-1", "expired", "rsa:2048", host, Some("root"), Kind::Old);
    server.allows("hostssl all all 127.0.0.1/32 scram-sha-256");
    server.sql("alter role postgres password 'secret'");
    let root = made.certificate("root").display().to_string();
    for shown in ["rsa", "curve", "longer", "edwards", "expired"] {
        server.put(&made.certificate(shown), "server.crt");
        server.put(&made.key(shown), "server.key");
        server.sql("alter system set ssl = on");
        for newest in ["TLSv1.2", "TLSv1.3"] {
            server.sql(&format!("alter system set ssl_max_protocol_version = '{newest}'"));
            server.reload();
            let url = format!("postgresql://postgres:secret@localhost:{}/postgres?sslmode=", server.port);
            assert!(alike(&format!("{url}require"), home.path(), &[]), "{shown} {newest}");
            let full = format!("{url}verify-full&sslrootcert={root}");
            assert_eq!(alike(&full, home.path(), &[]), shown != "expired", "{shown} {newest}");
            let newer = format!("{full}&ssl_min_protocol_version=TLSv1.3");
            assert_eq!(alike(&newer, home.path(), &[]), newest == "TLSv1.3" && shown != "expired");
            // The system's authorities are those that OpenSSL's variable names.
            let system = format!("{url}verify-full&sslrootcert=system");
            let run = hbm_db(&["test", "--url", &system]).env("SSL_CERT_FILE", &root);
            run.exits(if shown == "expired" { 5 } else { 0 });
            hbm_db(&["test", "--url", &system])
                .env("SSL_CERT_FILE", made.certificate(shown).to_str().expect("text"))
                .exits(5)
                .says("TLS failed (sslmode=verify-full)");
        }
    }
}

#[test]
fn tls_is_had_or_not_as_the_server_allows() {
    let Some(server) = OwnServer::start(&[]) else { return skipped("no PostgreSQL server was found") };
    let (made, home) = (Certificates::new(), tempfile::tempdir().expect("a folder"));
    made.make("root", "/CN=root", None, Kind::Old);
    made.make("server", "/CN=localhost", Some("root"), Kind::Old);
    server.put(&made.certificate("server"), "server.crt");
    server.put(&made.key("server"), "server.key");
    let root = made.certificate("root").display().to_string();
    let stranger = made.certificate("server").display().to_string();
    for ssl in ["off", "on"] {
        server.sql(&format!("alter system set ssl = {ssl}"));
        for lines in ["host", "hostssl", "hostnossl"] {
            server.allows(&format!("{lines} all all 127.0.0.1/32 trust"));
            for mode in ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] {
                let url = format!("postgresql://postgres@localhost:{}/postgres", server.port);
                alike(&format!("{url}?sslmode={mode}"), home.path(), &[("PGSSLROOTCERT", &root)]);
                alike(&url, home.path(), &[("PGSSLMODE", mode), ("PGSSLROOTCERT", &stranger)]);
            }
        }
    }
    // The file of the home is as one that was named.
    let own = home.path().join(".postgresql");
    std::fs::create_dir(&own).expect("a folder");
    server.allows("hostssl all all 127.0.0.1/32 trust");
    for (file, connects) in [(&root, true), (&stranger, false)] {
        std::fs::copy(file, own.join("root.crt")).expect("a copy");
        for mode in ["require", "verify-ca", "verify-full"] {
            let url = format!("postgresql://postgres@localhost:{}/postgres?sslmode={mode}", server.port);
            assert_eq!(alike(&url, home.path(), &[]), connects, "{mode}");
        }
    }
    let url = format!("postgresql://postgres@localhost:{}/postgres?sslmode=verify-ca", server.port);
    let home = home.path().to_str().expect("text");
    hbm_db(&["test", "--url", &url])
        .env("HOME", home)
        .exits(5)
        .says("TLS failed (sslmode=verify-ca)")
        .says("no authority of the root certificate file")
        .says("sslrootcert=FILE")
        .hides("ensure PostgreSQL is running");
}
