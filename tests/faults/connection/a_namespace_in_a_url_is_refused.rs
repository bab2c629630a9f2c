//! Parameters of others that choose a namespace are not ignored: `public`, where hbm-db works, or a refusal.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_namespace_other_than_public_is_refused() {
    let database = Database::new(server!());
    for name in ["schema", "currentSchema", "search_path"] {
        let url = format!("{}?{name}=canary", database.url());
        for command in [&["test"][..], &["status"], &["push", "--yes"], &["migrate", "up"]] {
            hbm_db(command)
                .env("DATABASE_URL", &url)
                .exits(2)
                .says(&format!("its parameter {name} names another namespace"))
                .says("options=-csearch_path%3DNAME")
                .says("DATABASE_URL in the environment")
                .hides("canary");
        }
        hbm_db(&["test"])
            .file(".env", &format!("DATABASE_URL='{url}'\n"))
            .exits(2)
            .says("DATABASE_URL in .env");
        let public = format!("{}?{name}=public", database.url());
        hbm_db(&["test", "--url", &public]).succeeds().hides("has no meaning");
    }
}

/// What makes a connection safer and is not there is refused as well.
#[test]
fn what_makes_it_safer_is_not_ignored() {
    let database = Database::new(server!());
    for parameter in
        ["sslcrl=/x", "sslcrldir=/x", "require_auth=scram-sha-256", "requirepeer=x", "gssencmode=require"]
    {
        let name = parameter.split('=').next().expect("a name");
        hbm_db(&["test", "--url", &format!("{}?{parameter}", database.url())]).exits(2).says(name);
    }
    let weak = format!("{}?sslrootcert=system&sslmode=require", database.url());
    hbm_db(&["test", "--url", &weak]).exits(2).says("too weak for sslrootcert=system").says("verify-full");
}
