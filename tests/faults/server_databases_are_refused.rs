//! What belongs to the server is not filled: every new database is a copy of a template.

use crate::harness::{PASSWORD, encoded, hbm_db, server};

#[test]
fn templates_and_postgres_are_refused_unless_named() {
    let cluster = server!();
    let url =
        |name: &str| format!("postgresql://postgres:{}@127.0.0.1:{}/{name}", encoded(PASSWORD), cluster.port);
    for name in ["template1", "postgres"] {
        for command in [
            &["reset"][..],
            &["fresh"],
            &["push", "--yes"],
            &["migrate", "up"],
            &["seed"],
            &["mark", "development"],
        ] {
            hbm_db(command).env("DATABASE_URL", &url(name)).exits(4).says(&format!("refuses {name}"));
        }
        let named = hbm_db(&["flush", "--confirm-database", name]).env("DATABASE_URL", &url(name)).outcome();
        assert_ne!(named.code, 4, "{}", named.stderr);
        let named =
            hbm_db(&["push", "--dry-run", "--confirm-database", name]).env("DATABASE_URL", &url(name));
        named.succeeds();
        // Looking is no harm.
        for looks in [&["status"][..], &["diff"], &["migrate", "status"]] {
            hbm_db(looks).env("DATABASE_URL", &url(name)).succeeds();
        }
    }
}
