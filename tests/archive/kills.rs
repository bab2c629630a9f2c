//! An archive run that is killed at any moment loses no row and doubles none: a hundred kills.

use super::Shop;
use crate::harness::{Cluster, Session, server, until};

/// Kills of each test; there are four.
const KILLS: usize = 25;
/// Orders that are added together; half of them are old. A batch is a thousand.
const ORDERS: u32 = 6000;

/// Every row, wherever it is, as one number; and how many there are.
const EVERYTHING: &str = "select count(*) || ' ' || sum(hashtextextended(row::text, 0)) from (
    select 'order' || id || done_at as row from public.orders union all select 'order' || id || done_at from archive.orders
    union all select 'line' || id || order_id || what from public.lines union all select 'line' || id || order_id || what from archive.lines
    union all select 'part' || id || line_id from public.parts union all select 'part' || id || line_id from archive.parts) q";
/// Lines whose order is on the other side.
const TORN: &str = "select (select count(*) from archive.lines l where not exists (select from archive.orders o where o.id = l.order_id))
    + (select count(*) from public.lines l where not exists (select from public.orders o where o.id = l.order_id))
    + (select count(*) from archive.parts p where not exists (select from archive.lines l where l.id = p.line_id))";

/// Who is killed.
#[derive(Clone, Copy)]
enum Whom {
    /// The program, as by `kill -9`.
    Program,
    /// Its session, as by an administrator.
    Session,
}

/// Kills runs while their session runs, or has just run, a statement that looks like this.
fn kill(cluster: &'static Cluster, whom: Whom, moments: &[&str]) {
    let shop = Shop::new(cluster, ORDERS);
    // The schema is made by a run that moves nothing.
    let later = "done_at = done_at + interval '10 years' where done_at < now() - interval '1 year'";
    shop.database.sql(&format!("update orders set {later}"));
    shop.archive(&[]);
    shop.database.sql(
        "update orders set done_at = done_at - interval '10 years' where done_at > now() + interval '1 year'",
    );
    let (mut whole, mut orders) = (shop.database.sql(EVERYTHING), ORDERS);
    let mut watching = shop.database.session("watching");
    let mut kills = 0;
    let mut landed = vec![0; moments.len()];
    for run in 0.. {
        assert!(run < 4 * KILLS, "{kills} kills in {run} runs, of {moments:?} {landed:?}");
        // A run has more to do than it does before it is killed.
        if shop.database.sql("select count(*) < 3000 from orders where id % 2 = 0") == "t" {
            shop.add(orders + 1, orders + ORDERS);
            orders += ORDERS;
            whole = shop.database.sql(EVERYTHING);
        }
        let sessions = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'hbm-db'";
        until("the session of the last run is gone", || watching.run(sessions).expect("a count") == "0");
        let at = run % moments.len();
        let mut child = shop.run(&["archive", "--lock-timeout", "30s"]).spawn();
        let hit = strike(&mut watching, &mut child, whom, moments[at], run / moments.len());
        let out = child.wait_with_output().expect("it ends");
        if hit && !out.status.success() {
            kills += 1;
            landed[at] += 1;
        }
        assert_eq!(shop.database.sql(EVERYTHING), whole, "after {kills} kills at {:?}", moments[at]);
        assert_eq!(shop.database.sql(TORN), "0", "after {kills} kills at {:?}", moments[at]);
        if kills == KILLS {
            break;
        }
    }
    assert!(landed.iter().all(|count| *count > 0), "{moments:?} {landed:?}");
    shop.archive(&["--lock-timeout", "30s"]);
    assert_eq!(shop.database.sql(EVERYTHING), whole);
    assert_eq!(shop.counts(), format!("{0}/{0} {1}/{1} {1}/{1}", orders / 2, orders));
}

/// Waits for a moment to come so many times more, and kills then. Whether it came before the run was over.
fn strike(
    watching: &mut Session,
    child: &mut std::process::Child,
    whom: Whom,
    moment: &str,
    later: usize,
) -> bool {
    let here = "datname = current_database() and application_name = 'hbm-db'";
    let ask = match whom {
        Whom::Program => {
            format!("select count(*) from pg_stat_activity where {here} and query like '{moment}'")
        }
        Whom::Session => format!(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where {here} and query like '{moment}'"
        ),
    };
    let moved = "select count(*) / 1000 from archive.orders";
    let before: usize = watching.run(moved).expect("a count").parse().expect("a number");
    // Later runs get further.
    let wanted = before + later % 2;
    while child.try_wait().expect("it can be asked").is_none() {
        let now: usize = watching.run(moved).expect("a count").parse().expect("a number");
        if now >= wanted && watching.run(&ask).expect("an answer") != "0" {
            if matches!(whom, Whom::Program) {
                child.kill().expect("it is killed");
            }
            return true;
        }
    }
    false
}

#[test]
fn the_program_is_killed_while_rows_are_chosen_and_locked() {
    kill(
        server!(),
        Whom::Program,
        &["/* archive: choose */%", "/* archive: lock */%", "/* archive: look */%"],
    );
}

#[test]
fn the_program_is_killed_while_rows_are_moved_and_committed() {
    kill(server!(), Whom::Program, &["/* archive: move */%", "commit"]);
}

#[test]
fn its_session_is_ended_while_rows_are_chosen_and_locked() {
    kill(
        server!(),
        Whom::Session,
        &["/* archive: choose */%", "/* archive: lock */%", "/* archive: look */%"],
    );
}

#[test]
fn its_session_is_ended_while_rows_are_moved_and_committed() {
    kill(server!(), Whom::Session, &["/* archive: move */%", "commit"]);
}

/// The client is gone, and the server may still be at work: nothing of it is kept.
#[test]
fn what_a_killed_program_had_begun_is_rolled_back() {
    let shop = Shop::new(server!(), 20);
    shop.database.sql(
        "create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return old; end $$;
         create trigger slow before delete on orders for each row execute function slow()",
    );
    let mut child = shop.run(&["archive"]).spawn();
    let runs = "select count(*) from pg_stat_activity where datname = current_database() and query like '/* archive: move */%' and state = 'active' and pid <> pg_backend_pid()";
    until("it moves rows", || shop.database.sql(runs) == "1");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    until("its session is gone", || shop.database.sql(runs) == "0");
    assert_eq!(shop.counts(), "20/0 40/0 40/0");
    shop.archive(&["--lock-timeout", "30s"]);
    assert_eq!(shop.counts(), "10/10 20/20 20/20");
}
