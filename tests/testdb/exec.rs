//! `testdb exec`: a program has a database of its own, and nothing is left of it.

use super::Shop;
use crate::harness::server;

/// A shell that says which database it has, and what is in it.
const LOOK: &str = "echo url $DATABASE_URL; psql -XAtq \"$DATABASE_URL\" -c 'select count(*) from customers'";

fn url(stdout: &str) -> &str {
    stdout.lines().find_map(|line| line.strip_prefix("url ")).expect("a URL")
}

#[test]
fn a_program_has_a_database_of_its_own() {
    let shop = Shop::new(server!());
    let first = shop.run(&["exec", "--", "sh", "-c", LOOK]).succeeds().says("\n2\n");
    let second = shop.run(&["exec", "--set", "base", "--", "sh", "-c", LOOK]).succeeds().says("\n1\n");
    assert_ne!(url(&first.stdout), url(&second.stdout));
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    assert_eq!(shop.instances(&template).len(), 1, "that of get");
}

/// The exit code is the program's.
#[test]
fn it_ends_as_the_program_does() {
    let shop = Shop::new(server!());
    shop.run(&["exec", "--", "sh", "-c", "exit 7"]).exits(7);
    shop.run(&["exec", "--", "sh", "-c", "kill -9 $$"]).exits(137);
    shop.run(&["exec", "--", "there-is-no-such-program"])
        .exits(2)
        .says("there-is-no-such-program does not start");
    shop.run(&["exec"]).exits(2);
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    assert_eq!(shop.instances(&template).len(), 1, "that of get");
}

/// The database of a program that failed stays where that is asked for.
#[test]
fn what_failed_is_kept() {
    let shop = Shop::new(server!());
    let fails = "echo url $DATABASE_URL; psql -XAtq \"$DATABASE_URL\" -c \"delete from customers where email like 'ada%'\"; exit 1";
    let failed =
        shop.run(&["exec", "--keep-failed", "--", "sh", "-c", fails]).exits(1).says("kept: postgresql://");
    let kept = url(&failed.stdout).to_owned();
    let name = kept.rsplit('/').next().expect("a name").to_owned();
    assert_eq!(shop.database.cluster.sql(&name, "select count(*) from customers"), "1");
    // The next run leaves it, and its URL drops it.
    shop.run(&["exec", "--keep-failed", "--", "true"]).succeeds().hides("kept:");
    shop.run(&["drop", &kept]).succeeds();
}

/// Without a server: one of the run's own, which is gone afterwards.
#[test]
fn a_server_of_its_own() {
    let shop = Shop::new(server!());
    let look = format!("{LOOK}; psql -XAtq \"$DATABASE_URL\" -c 'show fsync'");
    let run = shop.run(&["exec", "--ephemeral", "--", "sh", "-c", &look]).without("DATABASE_URL");
    let outcome = run.succeeds().says("\n2\n").says("\noff\n");
    let (_, after) = url(&outcome.stdout).split_once("host=").expect("a socket");
    let folder = after.split('&').next().expect("a folder").replace("%2F", "/");
    crate::harness::until(format!("{folder} is gone"), || !std::path::Path::new(&folder).exists());
}

/// Signals reach the program.
#[test]
fn a_signal_is_passed_on() {
    let shop = Shop::new(server!());
    let waits = "trap 'echo trapped; exit 9' TERM; touch ready; while :; do sleep 0.02; done";
    let mut run = shop.run(&["exec", "--", "sh", "-c", waits]);
    let child = run.spawn();
    crate::harness::until("it runs", || shop.folder.path().join("ready").exists());
    let pid = child.id().to_string();
    let sent = std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("kill starts");
    assert!(sent.success());
    let out = child.wait_with_output().expect("it ends");
    assert_eq!((out.status.code(), String::from_utf8_lossy(&out.stdout).trim()), (Some(9), "trapped"));
}

/// What is missing is named: a server in CI, the migrations, and what is wrong with one.
#[test]
fn what_is_missing_is_named() {
    let shop = Shop::new(server!());
    let in_ci = || shop.run(&["exec", "--", "true"]).without("DATABASE_URL").env("CI", "true");
    in_ci().exits(2).says("no database is named").says("for this run alone: --ephemeral");
    let by_migrations = || shop.run(&["exec", "--migrations", "--", "true"]);
    by_migrations().exits(1).says("there are no migrations in ").hides("is behind");
    let folder = "db/migrations/m20250101_000001_first";
    shop.write(&format!("{folder}/up.sql"), "select * from nowhere;\n");
    shop.write(&format!("{folder}/down.sql"), "select 1;\n");
    by_migrations().exits(1).says("hint: correct ").says("up.sql and run the command again");
}
