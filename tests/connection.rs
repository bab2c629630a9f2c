//! Finding the database, and saying which stage failed when there is none.

mod stages;

use crate::harness::{Database, PASSWORD, encoded, hbm_db, server};

#[test]
fn says_what_it_found() {
    let database = Database::new(server!());
    let found = hbm_db(&["test", "--format", "json"]).on(&database).succeeds();
    let value: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
    assert_eq!(value["server"]["database"], database.name.as_str());
    assert_eq!(value["server"]["user"], "postgres");
    assert_eq!(value["server"]["superuser"], true);
    assert_eq!(value["server"]["tls"], serde_json::Value::Null);
    assert_eq!(value["pooler"], serde_json::Value::Null);
    assert_eq!(value["pool_max"], 10);
    assert!(value["size"].as_u64().is_some_and(|size| size > 1_000_000));
    assert!(value["latency_milliseconds"].is_number());
}

#[test]
fn flag_then_environment_then_env_local_then_env() {
    let cluster = server!();
    let [flag, variable, local, plain] = [(); 4].map(|()| Database::new(cluster));
    let says = |run: crate::harness::Run, database: &Database, source: &str| {
        run.succeeds().says(&format!("/{} ({source})", database.name));
    };
    let with_files = |arguments: &[&str]| {
        hbm_db(arguments)
            .file(".env.local", &format!("DATABASE_URL=\"{}\"\n", local.url()))
            .file(".env", &format!("DATABASE_URL='{}'\nDATABASE_MAX_CONNECTIONS=3\n", plain.url()))
    };
    says(with_files(&["test", "--url", &flag.url()]).on(&variable), &flag, "--url");
    says(with_files(&["test"]).on(&variable), &variable, "DATABASE_URL in the environment");
    says(with_files(&["test"]), &local, "DATABASE_URL in .env.local");
    says(with_files(&["test"]).file(".env.local", "# nothing\n"), &plain, "DATABASE_URL in .env");
    with_files(&["test"]).succeeds().says("the pool takes 3");
}

#[test]
fn separate_variables_and_sockets_work() {
    let database = Database::new(server!());
    let port = database.cluster.port.to_string();
    hbm_db(&["test"])
        .env("DB_HOST", "127.0.0.1")
        .env("DB_PORT", &port)
        .env("DB_USER", "postgres")
        .env("DB_PASSWORD", PASSWORD)
        .env("DB_NAME", &database.name)
        .succeeds()
        .says("DB_HOST in the environment");
    let folder = database.cluster.folder.display().to_string();
    for url in [
        format!("postgresql:///{}?host={folder}&port={port}&user=postgres", database.name),
        database.socket_url(),
        format!("postgres://postgres@/{}?host={folder}&port={port}&application_name=mine", database.name),
    ] {
        hbm_db(&["test", "--url", &url]).succeeds().says(&database.name);
    }
}

#[test]
fn a_parameter_without_meaning_is_reported() {
    let database = Database::new(server!());
    let url = format!("{}?pgbouncer=true&connect_timeout=5", database.url());
    hbm_db(&["test", "--url", &url]).succeeds().says("parameter pgbouncer has no meaning");
}

#[test]
fn a_url_that_cannot_be_read_is_not_shown() {
    for url in
        ["postgresql://u:canary#1@h/d", "postgresql://u:can/ary@h/d", "canary", "postgresql://u:canary%@h/d"]
    {
        hbm_db(&["test"]).env("DATABASE_URL", url).exits(2).hides("canary").says("percent-encode");
        hbm_db(&["test"])
            .file(".env", &format!("DATABASE_URL=\"{url}\"\n"))
            .exits(2)
            .hides("canary")
            .says("DATABASE_URL in .env");
    }
}

/// The server is stopped when the waiting begins, and answers after a while.
#[test]
fn waits_until_the_server_is_ready() {
    let database = Database::new(server!());
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port();
    let url = format!("postgresql://postgres:{}@127.0.0.1:{port}/{}", encoded(PASSWORD), database.name);
    hbm_db(&["test"]).env("DATABASE_URL", &url).exits(5).says("TCP failed");
    let mut run = hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url);
    let waiting = run.spawn();
    // What comes up at the port later is a tunnel to the server.
    let target = database.cluster.port;
    std::thread::spawn(move || {
        let listener = std::net::TcpListener::bind(("127.0.0.1", port)).expect("the port");
        for client in listener.incoming().flatten() {
            let server = std::net::TcpStream::connect(("127.0.0.1", target)).expect("the server");
            tunnel(client, server);
        }
    });
    let out = waiting.wait_with_output().expect("it ends");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

fn tunnel(client: std::net::TcpStream, server: std::net::TcpStream) {
    for (mut from, mut to) in
        [(client.try_clone().expect("a socket"), server.try_clone().expect("a socket")), (server, client)]
    {
        std::thread::spawn(move || {
            // Either side closing ends the tunnel.
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(std::net::Shutdown::Both);
        });
    }
}

#[test]
fn a_role_that_may_not_create_is_told_what_to_ask_for() {
    let database = Database::new(server!());
    let role = format!("{}_reader", database.name);
    database.sql(&format!(
        "create role {role} login password 'canary'; revoke create on schema public from public"
    ));
    let url = database.url_of(&role, "canary");
    hbm_db(&["push", "--yes"])
        .env("DATABASE_URL", &url)
        .exits(1)
        .says("SQLSTATE 42501")
        .says("GRANT")
        .hides("canary");
    hbm_db(&["reset"]).env("DATABASE_URL", &url).exits(1).says("SQLSTATE 42501").hides("canary");
    hbm_db(&["status"]).env("DATABASE_URL", &url).succeeds().hides("canary");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// The first source that names a database decides, in whichever form.
#[test]
fn parts_in_the_environment_come_before_a_url_in_a_file() {
    let cluster = server!();
    let [environment, file] = [(); 2].map(|()| Database::new(cluster));
    hbm_db(&["test"])
        .file(".env", &format!("DATABASE_URL=\"{}\"\n", file.url()))
        .env("DB_HOST", "127.0.0.1")
        .env("DB_PORT", &cluster.port.to_string())
        .env("DB_USER", "postgres")
        .env("DB_PASSWORD", PASSWORD)
        .env("DB_NAME", &environment.name)
        .succeeds()
        .says(&format!("/{} (DB_HOST in the environment)", environment.name));
}

#[test]
fn an_address_in_brackets_is_an_address() {
    hbm_db(&["test", "--url", "postgresql://u@[::1]:1/d"])
        .exits(5)
        .says("postgresql://u@[::1]:1/d")
        .says("TCP failed");
}

#[test]
fn without_a_user_it_is_the_one_of_the_system() {
    hbm_db(&["test", "--url", "postgresql://127.0.0.1:1/d"])
        .env("PGUSER", "somebody")
        .exits(5)
        .says("postgresql://somebody@127.0.0.1:1/d");
    let out = std::process::Command::new("id").arg("-un").output().expect("id starts");
    let own = String::from_utf8_lossy(&out.stdout).trim().to_owned();
    hbm_db(&["test", "--url", "postgresql://127.0.0.1:1/d"])
        .exits(5)
        .says(&format!("postgresql://{own}@127.0.0.1:1/d"));
}
