//! Every failure to connect names its stage and what to do, and shows no secret: one test for each failure, with every
//! command that connects.

use crate::harness::{Cluster, Database, PASSWORD, encoded, hbm_db, server};

/// Expects this of a URL of a database that it makes. In `{secret}` of it is the superuser's password, and `{role}` is a role
/// with the same password that may not connect.
#[track_caller]
fn fails(cluster: &'static Cluster, url: &str, stage: &str, remedy: &str) {
    let database = Database::new(cluster);
    let name = &database.name;
    let (role, secret) = (format!("{name}_role"), encoded(PASSWORD));
    database.cluster.sql("postgres", &format!("revoke connect on database {name} from public"));
    database.sql(&format!("create role {role} login password '{}'", PASSWORD.replace('\'', "''")));
    let url = url
        .replace("{secret}", &secret)
        .replace("{role}", &role)
        .replace("{port}", &cluster.port.to_string())
        .replace("{name}", name);
    for command in ["test", "status", "push", "seed", "reset", "flush", "diff"] {
        for format in ["table", "json"] {
            let outcome = hbm_db(&[command, "--format", format, "-v"]).env("DATABASE_URL", &url).exits(5);
            outcome.says(stage).says(remedy).hides("canary").hides(&secret);
        }
    }
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

#[test]
fn no_host() {
    let url = "postgresql://postgres:{secret}@no-such-host.invalid:{port}/{name}";
    fails(server!(), url, "name lookup failed", "check the host");
}

#[test]
fn a_closed_port() {
    let url = "postgresql://postgres:{secret}@127.0.0.1:1/{name}";
    fails(server!(), url, "TCP failed", "ensure PostgreSQL is running");
}

#[test]
fn no_socket() {
    let url = "postgresql://postgres:{secret}@%2Fnowhere/{name}";
    fails(server!(), url, "TCP failed", "ensure PostgreSQL is running");
}

#[test]
fn no_tls() {
    let url = "postgresql://postgres:{secret}@127.0.0.1:{port}/{name}?sslmode=require";
    fails(server!(), url, "TLS failed", "sslmode=disable");
}

#[test]
fn a_wrong_password() {
    let url = "postgresql://postgres:{secret}x@127.0.0.1:{port}/{name}";
    fails(server!(), url, "authentication failed", "check username and password");
}

#[test]
fn no_role() {
    let url = "postgresql://nobody:{secret}@127.0.0.1:{port}/{name}";
    fails(server!(), url, "authentication failed", "createuser --pwprompt nobody");
}

#[test]
fn no_database() {
    let url = "postgresql://postgres:{secret}@127.0.0.1:{port}/nothing";
    fails(server!(), url, "database failed", "createdb nothing");
}

#[test]
fn no_right_to_connect() {
    let url = "postgresql://{role}:{secret}@127.0.0.1:{port}/{name}";
    fails(server!(), url, "privilege failed", "GRANT CONNECT");
}
