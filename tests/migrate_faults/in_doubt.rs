//! A connection that breaks at a commit: what came of it is found out, and nothing is applied twice.

use super::rig::{GATE, Rig, STEPWISE, the_gate};
use super::running::{Running, told};
use crate::harness::{Cluster, Fate, Outcome, Proxy, Question, server};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

const FIRST: &str = "create table ran (what text); insert into ran values ('1')";

/// What was run, in the order of the names.
const RAN: &str = "select string_agg(what, ' ' order by what) from ran";

/// Three migrations, each of which leaves a row.
fn three(cluster: &'static Cluster) -> Rig {
    Rig::new(cluster, &[FIRST, "insert into ran values ('2')", "insert into ran values ('3')"])
}

/// This fate for one commit.
fn at_commit(number: usize, fate: Fate) -> impl Fn(&Question<'_>) -> Fate {
    let commits = AtomicUsize::new(0);
    move |question| {
        let is_it = question.sql == "commit" && commits.fetch_add(1, Ordering::SeqCst) + 1 == number;
        if is_it { fate } else { Fate::Answered }
    }
}

#[test]
fn a_commit_whose_answer_is_lost_has_happened_and_the_rest_follows() {
    let cluster = server!();
    let rig = three(cluster);
    let undisturbed = rig.undisturbed();
    for commit in 1..=3 {
        rig.empty();
        let proxy = Proxy::start(cluster, at_commit(commit, Fate::Unanswered));
        let done = rig.up().env("DATABASE_URL", &proxy.url(&rig.url())).succeeds();
        for part in ["part1", "part2", "part3"] {
            assert!(done.stdout.contains(part), "{}", done.stdout);
        }
        assert_eq!(rig.sql(RAN), "1 2 3", "commit {commit}");
        rig.is_done(&undisturbed);
    }
}

#[test]
fn a_commit_that_did_not_arrive_is_rolled_back() {
    let cluster = server!();
    let rig = three(cluster);
    let undisturbed = rig.undisturbed();
    for commit in 1..=3 {
        rig.empty();
        let proxy = Proxy::start(cluster, at_commit(commit, Fate::Refused));
        rig.up()
            .env("DATABASE_URL", &proxy.url(&rig.url()))
            .exits(5)
            .says("the connection was lost before the commit: it was rolled back")
            .says("run the command again");
        rig.is_left_alone();
        assert_eq!(rig.sql("select count(*) from seaql_migrations"), (commit - 1).to_string());
        rig.up().succeeds();
        assert_eq!(rig.sql(RAN), "1 2 3", "commit {commit}");
        rig.is_done(&undisturbed);
    }
}

/// On the way down as on the way up.
#[test]
fn a_lost_answer_to_an_undoing_is_found_out_as_well() {
    let cluster = server!();
    let rig = three(cluster).with_downs(&["drop table ran", "delete from ran where what = '2'", "select 1"]);
    for (fate, code) in [(Fate::Unanswered, 0), (Fate::Refused, 5)] {
        for commit in 1..=3 {
            rig.empty();
            rig.up().succeeds();
            let proxy = Proxy::start(cluster, at_commit(commit, fate));
            let down = || rig.run(&["migrate", "down", "--all", "--accept", "drop_table:ran"]);
            down().env("DATABASE_URL", &proxy.url(&rig.url())).exits(code);
            rig.is_left_alone();
            down().succeeds().says(if code == 0 { "nothing to do" } else { "undone" });
            assert_eq!(rig.sql("select count(*) from hbm_db.migrations"), "0");
            assert_eq!(
                rig.sql("select count(*) from pg_class where relname in ('ran', 'seaql_migrations')"),
                "0"
            );
        }
    }
}

/// The server has the commit, and still works on it when it is asked what came of it.
#[test]
fn a_commit_that_takes_its_time_is_waited_for() {
    let cluster = server!();
    let slow = "create function slow() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock(4711); return null; end $$;
        create constraint trigger slow after insert on ran deferrable initially deferred
            for each row execute function slow()";
    let first = format!("{FIRST}; {slow}");
    let rig = Rig::new(cluster, &[&first, "insert into ran values ('2')", "insert into ran values ('3')"]);
    let undisturbed = rig.undisturbed();
    rig.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let gate = the_gate(&rig);
    let (asked, news) = channel();
    let cut = at_commit(1, Fate::Unanswered);
    let proxy = Proxy::start(cluster, move |question| {
        if question.sql.contains("pg_xact_status") {
            let _ = asked.send(());
        }
        cut(question)
    });
    let run = Running::start(rig.up().env("DATABASE_URL", &proxy.url(&rig.url())));
    told(&news);
    // It asks again, because the commit is in progress.
    told(&news);
    drop(gate);
    run.ends(0);
    assert_eq!(rig.sql(RAN), "1 2 3");
    rig.is_done(&undisturbed);
}

/// A run whose first commit is cut off, and that may not connect again before it is told to.
struct Delayed {
    news: Receiver<()>,
    go_on: Sender<()>,
    _proxy: Proxy,
    run: Running,
}

impl Delayed {
    fn start(cluster: &'static Cluster, rig: &Rig) -> Self {
        let (go_on, may_go_on) = channel();
        let may_go_on: Mutex<Receiver<()>> = Mutex::new(may_go_on);
        let (cut, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if question.connection > 1 {
                // Nothing is ever sent: this ends when the sender is gone.
                let _ = may_go_on.lock().expect("a lock").recv();
            } else if question.sql == "commit" {
                let _ = cut.send(());
                return Fate::Unanswered;
            }
            Fate::Answered
        });
        let run = Running::start(rig.up().env("DATABASE_URL", &proxy.url(&rig.url())));
        Self { news, go_on, _proxy: proxy, run }
    }

    fn until_cut(&self) {
        told(&self.news);
    }

    /// Lets it go on, waits for its end, and expects this exit code.
    #[track_caller]
    fn exits(self, code: i32) -> Outcome {
        drop(self.go_on);
        self.run.ends(code)
    }
}

/// While the connection is lost the lock is lost, and somebody else finishes the migration.
#[test]
fn a_stepwise_migration_that_somebody_else_finished_meanwhile_is_not_run_twice() {
    let cluster = server!();
    let up = format!("{STEPWISE}{FIRST}; insert into ran values ('2')");
    let rig = Rig::new(cluster, &[&up, "insert into ran values ('3')"]);
    let undisturbed = rig.undisturbed();
    let delayed = Delayed::start(cluster, &rig);
    delayed.until_cut();
    rig.up().succeeds().says("applied");
    delayed.exits(0);
    assert_eq!(rig.sql(RAN), "1 2 3");
    rig.is_done(&undisturbed);
}

/// The same, and that somebody was killed in the middle of the next migration.
#[test]
fn a_migration_that_somebody_else_began_meanwhile_is_gone_on_with() {
    let cluster = server!();
    let second = format!("{STEPWISE}insert into ran values ('2'); {GATE}; insert into ran values ('3')");
    let rig = Rig::new(cluster, &[FIRST, &second]);
    let undisturbed = rig.undisturbed();
    let delayed = Delayed::start(cluster, &rig);
    delayed.until_cut();
    let gate = the_gate(&rig);
    let other = Running::start(rig.up());
    rig.until_waiting();
    other.kill();
    drop(gate);
    assert_eq!(rig.stopped_at(), "1 -");
    delayed.exits(0);
    assert_eq!(rig.sql(RAN), "1 2 3");
    rig.is_done(&undisturbed);
}

/// The same within one migration: the other one was killed after a statement of it.
#[test]
fn statements_that_somebody_else_finished_meanwhile_are_not_run_twice() {
    let cluster = server!();
    let up = format!("{STEPWISE}{FIRST}; insert into ran values ('2'); {GATE}; insert into ran values ('3')");
    let rig = Rig::new(cluster, &[&up]);
    let undisturbed = rig.undisturbed();
    let delayed = Delayed::start(cluster, &rig);
    delayed.until_cut();
    let gate = the_gate(&rig);
    let other = Running::start(rig.up());
    rig.until_waiting();
    other.kill();
    drop(gate);
    assert_eq!(rig.stopped_at(), "3 -");
    delayed.exits(1).says("another hbm-db went on with").says("part1").says("run the command again");
    assert_eq!(rig.stopped_at(), "3 -");
    rig.up().succeeds();
    assert_eq!(rig.sql(RAN), "1 2 3");
    rig.is_done(&undisturbed);
}

/// The same where the other one finished nothing: the migration stands where it was left.
#[test]
fn a_migration_in_which_somebody_else_finished_nothing_is_gone_on_with() {
    let cluster = server!();
    let up = format!("{STEPWISE}create table ran (what text); {GATE}; insert into ran values ('1')");
    let rig = Rig::new(cluster, &[&up, "insert into ran values ('2')"]);
    let undisturbed = rig.undisturbed();
    let delayed = Delayed::start(cluster, &rig);
    delayed.until_cut();
    let gate = the_gate(&rig);
    let other = Running::start(rig.up());
    rig.until_waiting();
    other.kill();
    drop(gate);
    assert_eq!(rig.stopped_at(), "1 -");
    delayed.exits(0).says("applied");
    assert_eq!(rig.sql(RAN), "1 2");
    rig.is_done(&undisturbed);
}
