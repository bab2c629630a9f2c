//! libpq's environment is the last of the sources, and fills in what the others leave out.

use crate::harness::{Database, PASSWORD, Run, hbm_db, server};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;

/// A home of its own, and a role of the tests' whose password nobody has but a file or a variable.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, text: &str, mode: u32) -> String {
        let path = self.path().join(name);
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("permissions");
        path.display().to_string()
    }

    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let home = self.path().to_str().expect("text");
        let run = hbm_db(arguments).env("HOME", home).without("PGSYSCONFDIR");
        variables.iter().fold(run, |run, (name, value)| run.env(name, value))
    }
}

#[test]
fn the_variables_name_it_and_say_so() {
    let (database, home) = (Database::new(server!()), Home::new());
    let port = database.cluster.port.to_string();
    let folder = database.cluster.folder.display().to_string();
    let rest = [("PGPORT", &*port), ("PGUSER", "postgres"), ("PGPASSWORD", PASSWORD)];
    for (name, value) in [("PGHOST", "localhost"), ("PGHOST", &folder), ("PGHOSTADDR", "127.0.0.1")] {
        let named = [(name, value), ("PGDATABASE", &database.name)];
        home.run(&["test"], &[&named[..], &rest].concat())
            .succeeds()
            .says(&format!("/{} ({name} in the environment)", database.name));
    }
    // A host that cannot be found is not looked up where there is an address.
    let both = [("PGHOST", "nowhere.invalid"), ("PGHOSTADDR", "127.0.0.1"), ("PGDATABASE", &*database.name)];
    home.run(&["test"], &[&both[..], &rest].concat()).succeeds();
    // With the database alone the host is the default one, where nobody listens at this port.
    let named = [("PGDATABASE", "d"), ("PGPORT", "1"), ("PGUSER", "u")];
    home.run(&["test"], &named).exits(5).says("u@localhost:1/d (PGDATABASE in the environment)");
}

#[test]
fn a_role_and_its_password_name_no_database() {
    let home = Home::new();
    home.run(
        &["test"],
        &[("PGUSER", "somebody"), ("PGPASSWORD", "canary"), ("PGSSLMODE", "require"), ("PGPORT", "1")],
    )
    .succeeds()
    .says("the embedded PostgreSQL")
    .hides("canary");
}

#[test]
fn it_comes_after_every_other_source() {
    let cluster = server!();
    let [own, other] = [(); 2].map(|()| Database::new(cluster));
    let home = Home::new();
    let libpq = [("PGHOST", "nowhere.invalid"), ("PGDATABASE", &*other.name), ("PGUSER", "nobody")];
    home.run(&["test"], &libpq)
        .file(".env", &format!("DATABASE_URL='{}'\n", own.url()))
        .succeeds()
        .says(&format!("/{} (DATABASE_URL in .env)", own.name));
    let port = cluster.port.to_string();
    home.run(
        &["test"],
        &[
            ("PGPORT", &*port),
            ("PGUSER", "postgres"),
            ("PGPASSWORD", PASSWORD),
            ("PGHOST", "nowhere.invalid"),
        ],
    )
    .file(".env.local", &format!("DB_HOST=127.0.0.1\nDB_NAME={}\n", own.name))
    .succeeds()
    .says(&format!("/{} (DB_HOST in .env.local)", own.name));
}

#[test]
fn it_fills_in_what_a_url_leaves_out() {
    let (database, home) = (Database::new(server!()), Home::new());
    let port = database.cluster.port.to_string();
    let variables = [
        ("PGHOST", "127.0.0.1"),
        ("PGPORT", &*port),
        ("PGUSER", "postgres"),
        ("PGPASSWORD", PASSWORD),
        ("PGAPPNAME", "somebody else"),
        ("PGOPTIONS", "-c work_mem=12345kB"),
    ];
    for url in ["postgresql://", "postgresql:///{}", "postgresql://postgres@/{}", "postgresql://localhost/{}"]
    {
        let url = url.replace("{}", &database.name);
        let name = if url.contains(&database.name) { &*database.name } else { "postgres" };
        home.run(&["test", "--url", &url], &variables).succeeds().says(&format!(":{port}/{name} (--url)"));
    }
    let url = format!("postgresql:///{}", database.name);
    let asked = "select current_setting('application_name') || ', ' || current_setting('work_mem')";
    home.run(&["inspect", "--sql", asked, "--url", &url], &variables)
        .succeeds()
        .says("somebody else, 12345kB");
    let own =
        format!("{url}?options=-c%20work_mem%3D54321kB%20--search-path%3Da,%5C%20b&application_name=mine");
    home.run(&["inspect", "--sql", asked, "--url", &own], &variables).succeeds().says("mine, 54321kB");
    home.run(&["test", "--url", &format!("{url}?options=-e")], &variables).exits(2).says("-c NAME=VALUE");
    // What the URL says comes before.
    let url = format!("postgresql://nobody@127.0.0.1:{port}/{}", database.name);
    home.run(&["test", "--url", &url], &variables).exits(5).says("nobody@127.0.0.1");
    // A wrong value is told with its name.
    home.run(&["test", "--url", &url], &[("PGSSLMODE", "canary")]).exits(2).says("sslmode").hides("canary");
}

#[test]
fn a_service_is_read_and_named() {
    let (database, home) = (Database::new(server!()), Home::new());
    let (port, name) = (database.cluster.port, &database.name);
    let text = format!(
        "# of the tests\n[other]\nhost=nowhere.invalid\nwrong line\n\n[mine]\nhost=127.0.0.1\nport={port}\ndbname={name}\nuser=postgres\nkeepalives=1\n"
    );
    home.put(".pg_service.conf", &text, 0o644);
    let password = ("PGPASSWORD", PASSWORD);
    let says = format!("/{name} (service mine)");
    home.run(&["test"], &[("PGSERVICE", "mine"), password]).succeeds().says(&says);
    home.run(&["test", "--url", "postgresql://?service=mine"], &[password])
        .succeeds()
        .says(&format!("/{name} (--url)"));
    // What stands in the service comes before the variables, and after the URL.
    home.run(&["test"], &[("PGSERVICE", "mine"), ("PGHOST", "nowhere.invalid"), password])
        .succeeds()
        .says(&says);
    home.run(&["test", "--url", "postgresql:///nothing?service=mine"], &[password])
        .exits(5)
        .says("createdb nothing");
    let elsewhere = home.put("elsewhere", &text.replace("[mine]", "[theirs]"), 0o644);
    home.run(&["test"], &[("PGSERVICE", "theirs"), ("PGSERVICEFILE", &elsewhere), password]).succeeds();
    home.run(&["test"], &[("PGSERVICE", "none")])
        .exits(2)
        .says("the service none is not defined")
        .says(".pg_service.conf");
    home.run(&["test"], &[("PGSERVICE", "other")]).exits(2).says("line 4").hides("wrong line");
}

#[test]
fn a_password_file_is_read_where_only_its_owner_can() {
    let (database, home) = (Database::new(server!()), Home::new());
    let (port, name) = (database.cluster.port, &database.name);
    let password = PASSWORD.replace('\\', "\\\\").replace(':', "\\:");
    let line = format!("127.0.0.1:*:other:postgres:canary\n127.0.0.1:{port}:{name}:postgres:{password}\n");
    home.put(".pgpass", &line, 0o600);
    let url = format!("postgresql://postgres@127.0.0.1:{port}/{name}");
    home.run(&["test", "--url", &url], &[]).succeeds();
    let variables = [
        ("PGHOST", "127.0.0.1"),
        ("PGPORT", &*port.to_string()),
        ("PGDATABASE", name),
        ("PGUSER", "postgres"),
    ];
    home.run(&["test"], &variables).succeeds();
    // The name that was written counts, and not its address.
    let local = url.replace("127.0.0.1", "localhost");
    home.run(&["test", "--url", &local], &[]).exits(5).says("no password was given").hides("canary");
    home.put(".pgpass", &line, 0o640);
    home.run(&["test", "--url", &url], &[])
        .exits(5)
        .says("can be read by others, and was not read: chmod 0600")
        .hides("canary");
    let named = home.put("passwords", &line.replace("127.0.0.1", "*"), 0o600);
    home.run(&["test", "--url", &local], &[("PGPASSFILE", &named)]).succeeds();
    home.run(&["test", "--url", &format!("{local}?passfile={named}")], &[]).succeeds();
    home.put("passwords", &format!("*:*:*:*:wrong\n{line}"), 0o600);
    home.run(&["test", "--url", &url], &[("PGPASSFILE", &named)])
        .exits(5)
        .says(&format!("the password was found in {named}"));
}
