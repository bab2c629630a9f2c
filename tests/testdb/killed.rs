//! What is killed leaves nothing for long: the next run drops it.

use super::Shop;
use crate::harness::{server, until};
use std::process::Command;

fn kill(pid: u32) {
    let killed = Command::new("kill").args(["-9", &pid.to_string()]).status().expect("kill starts");
    assert!(killed.success());
}

#[test]
fn the_next_run_drops_what_a_killed_one_left() {
    let shop = Shop::new(server!());
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    let of_get = shop.instances(&template);
    let waits = "echo $$ > pid; while :; do sleep 0.02; done";
    let mut run = shop.run(&["exec", "--size", "3", "--", "sh", "-c", waits]);
    let mut child = run.spawn();
    until("its databases are there", || shop.instances(&template).len() == of_get.len() + 4);
    kill(child.id());
    child.wait().expect("it ends");
    let orphan = std::fs::read_to_string(shop.folder.path().join("pid")).expect("a number");
    kill(orphan.trim().parse().expect("a number"));
    assert_eq!(shop.instances(&template).len(), of_get.len() + 4);
    until("the next run drops them", || {
        shop.run(&["exec", "--", "true"]).succeeds();
        shop.instances(&template) == of_get
    });
}

/// A server that is killed ends the run, and the next one works.
#[test]
fn a_server_that_is_killed_is_no_obstacle() {
    let shop = Shop::new(server!());
    let kills = "kill -9 $(head -n 1 .hbm-db/shop/data/postmaster.pid); sleep 0.1";
    let run = |script: &str| {
        shop.run(&["exec", "--embedded", "--", "sh", "-c", script]).without("DATABASE_URL").outcome()
    };
    let killed = run(kills);
    assert_ne!(killed.code, 70, "{killed:?}");
    let next = run("psql -XAtq \"$DATABASE_URL\" -c 'select count(*) from customers'");
    assert_eq!((next.code, next.stdout.trim()), (0, "2"), "{next:?}");
}
