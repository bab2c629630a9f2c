//! Whatever is killed at any of its messages: the database is the old or the new one, what is left is listed, `repair`
//! removes it, and the same command ends well.

use crate::harness::{Cluster, Fate, Proxy, server, until};
use crate::migrate::project::{Project, three};
use crate::migrate_faults::running::Running;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

/// The messages are shared out among this many tests, which run at once.
const PARTS: usize = 3;

/// A command that is killed.
struct Case {
    arguments: &'static [&'static str],
    /// What is in the first message that writes.
    writes: &'static [&'static str],
    /// Makes the state it begins with, on any state that it may have left.
    begin: fn(&Rig),
    /// What must hold at once, after it was killed.
    holds: fn(&Rig, &str),
    /// What must hold after it was repaired and run again.
    done: fn(&Rig, &str),
}

/// A project, and a role that nobody else uses, which owns its database.
struct Rig {
    project: Project,
    role: String,
}

impl Rig {
    fn new(cluster: &'static Cluster) -> Self {
        let project = three(cluster);
        let role = project.role("runner", "superuser");
        project.sql(&format!("alter database {} owner to {role}", project.database.name));
        let rig = Self { project, role };
        rig.succeeds(&["migrate", "up"]);
        rig.succeeds(&["mark", "development", "--confirm-database", &rig.project.database.name]);
        rig
    }

    fn url(&self) -> String {
        self.project.database.url_of(&self.role, "x")
    }

    #[track_caller]
    fn succeeds(&self, arguments: &[&str]) {
        self.project.run_as(&self.role, arguments).succeeds();
    }

    /// The copies on the server, by the names after that of the database, and what else is ours.
    fn copies(&self) -> Vec<String> {
        let sql = format!(
            "select string_agg(datname, ' ' order by datname) from pg_database
             where pg_get_userbyid(datdba) = '{}' and datname <> '{}'",
            self.role, self.project.database.name
        );
        let names = self.project.database.cluster.sql("postgres", &sql);
        names.split_whitespace().map(str::to_owned).collect()
    }

    /// No session of the run works any more.
    fn is_left_alone(&self) {
        let sql = format!("select count(*) from pg_stat_activity where usename = '{}'", self.role);
        until("no session is left", || self.project.database.cluster.sql("postgres", &sql) == "0");
    }

    fn listed(&self) -> String {
        self.project.run_as(&self.role, &["migrate", "checkpoint"]).succeeds().stdout
    }

    /// The files, hidden ones too.
    fn hidden(&self) -> usize {
        self.project.names().iter().filter(|name| name.starts_with('.')).count()
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        let cluster = self.project.database.cluster;
        let name = &self.project.database.name;
        for copy in self.copies() {
            let _ = cluster.try_sql("postgres", &format!("drop database if exists \"{copy}\""));
        }
        let _ = cluster.try_sql("postgres", &format!("alter database {name} owner to postgres"));
        let _ = cluster
            .try_sql(name, &format!("reassign owned by {0} to postgres; drop owned by {0}", self.role));
        let _ = cluster.try_sql("postgres", &format!("drop role {}", self.role));
    }
}

fn sweep(cluster: &'static Cluster, case: &'static Case, part: usize, fate: Fate) {
    let rig = Rig::new(cluster);
    let (count, first) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (last, writes) = (count.clone(), first.clone());
    // What is kept of a first reading is not read again: every run has the same messages.
    rig.project.run(&["check"]).outcome();
    (case.begin)(&rig);
    let proxy = Proxy::start(cluster, move |question| {
        last.store(question.number, Ordering::SeqCst);
        if case.writes.iter().any(|word| question.sql.contains(word)) {
            let _ = writes.compare_exchange(0, question.number, Ordering::SeqCst, Ordering::SeqCst);
        }
        Fate::Answered
    });
    rig.project.run(case.arguments).env("DATABASE_URL", &proxy.url(&rig.url())).succeeds();
    let (first, count) = (first.load(Ordering::SeqCst), count.load(Ordering::SeqCst));
    assert!(first > 0, "it writes nothing");
    // Nothing can be left of one that was killed before.
    for cut in (first - 1..=count).skip(part - 1).step_by(PARTS) {
        (case.begin)(&rig);
        let (held, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if question.number != cut {
                return Fate::Answered;
            }
            let _ = held.send(question.sql.chars().take(200).collect::<String>());
            fate
        });
        let run = Running::start(rig.project.run(case.arguments).env("DATABASE_URL", &proxy.url(&rig.url())));
        let at = news.recv_timeout(Duration::from_secs(60)).expect("it comes to that");
        run.kill();
        rig.is_left_alone();
        let what = format!("{fate:?} at {cut} of {count}: {at}");
        (case.holds)(&rig, &what);
        // What is on the server is listed, and repaired.
        let listed = rig.listed();
        for copy in rig.copies() {
            let is_listed = listed.contains(&copy) || copy.starts_with("hbm_db_scratch_");
            assert!(is_listed, "{what}: {copy} is not in {listed}");
        }
        rig.project.run_as(&rig.role, &["migrate", "repair", "--yes"]).succeeds();
        let left: Vec<String> = rig
            .copies()
            .into_iter()
            .filter(|name| name.contains("hbm_db_new") || name.contains("hbm_db_old"))
            .collect();
        assert!(left.is_empty() && rig.hidden() == 0, "{what}: {left:?}");
        let listed = rig.listed();
        assert!(!listed.contains("broken off"), "{what}: {listed}");
        (case.done)(&rig, &what);
    }
}

static CHECKPOINT: Case = Case {
    arguments: &["migrate", "checkpoint", "a"],
    writes: &["create database"],
    begin: |rig| {
        if !rig.listed().contains("no checkpoints") {
            rig.succeeds(&["migrate", "checkpoint", "a", "--drop"]);
        }
    },
    holds: |_, _| {},
    done: |rig, what| {
        if rig.listed().contains("no checkpoints") {
            rig.succeeds(&["migrate", "checkpoint", "a"]);
        }
        assert!(rig.listed().contains("_checkpoint_a"), "{what}");
    },
};

const BACK: &[&str] = &["migrate", "rollback", "a", "--accept", "replace_database"];

static ROLLBACK: Case = Case {
    arguments: BACK,
    writes: &["create database"],
    begin: |rig| {
        if rig.listed().contains("no checkpoints") {
            rig.succeeds(&["migrate", "checkpoint", "a"]);
        }
        rig.project.sql("delete from one; insert into one values (1, 'later')");
    },
    holds: |rig, what| {
        let rows = rig.project.sql("select coalesce(string_agg(name, ' '), '') from one");
        assert!(["", "later"].contains(&rows.as_str()), "{what}: {rows}");
    },
    done: |rig, what| {
        rig.succeeds(BACK);
        assert_eq!(rig.project.sql("select count(*) from one"), "0", "{what}");
    },
};

static ADOPT: Case = Case {
    arguments: &["drift", "adopt", "hotfix"],
    writes: &["create table if not exists public.seaql_migrations"],
    begin: |rig| {
        // As it was before.
        for name in rig.project.names().into_iter().filter(|name| name.contains("hotfix")) {
            rig.project.remove(&name);
        }
        rig.project.sql(
            "drop index if exists by_hand; create index by_hand on two (id);
             delete from seaql_migrations where version like '%hotfix'; delete from hbm_db.migrations where name like '%hotfix'",
        );
    },
    holds: |rig, what| {
        let files = rig
            .project
            .names()
            .iter()
            .filter(|name| name.starts_with('m') && name.ends_with("hotfix"))
            .count();
        let rows = rig.project.sql("select count(*) from seaql_migrations where version like '%hotfix'");
        let status = rig.project.run_as(&rig.role, &["migrate", "validate"]).outcome();
        let agrees = files.to_string() == rows;
        let told = status.stdout.contains("unplaced") || status.stdout.contains("left_behind");
        assert!(
            agrees && files == 1 || told || files == 0 && rows == "0",
            "{what}: {files} files, {rows} rows: {}",
            status.stdout
        );
        assert!(agrees || status.stdout.contains("unplaced"), "{what}: {}", status.stdout);
    },
    done: |rig, what| {
        let adopted = rig.project.sql("select count(*) from seaql_migrations where version like '%hotfix'");
        if adopted == "0" {
            rig.succeeds(&["drift", "adopt", "hotfix"]);
        }
        rig.project.run_as(&rig.role, &["migrate", "status", "--check"]).succeeds();
        rig.project.run_as(&rig.role, &["migrate", "validate"]).succeeds();
        assert!(rig.project.names().iter().any(|name| name.ends_with("hotfix")), "{what}");
    },
};

macro_rules! swept {
    ($($name:ident: $case:ident;)*) => {$(
        mod $name {
            use super::{$case, sweep};
            use crate::harness::{Fate, server};

            #[test]
            fn part_1() {
                sweep(server!(), &$case, 1, Fate::Held);
            }

            #[test]
            fn part_2() {
                sweep(server!(), &$case, 2, Fate::Held);
            }

            #[test]
            fn part_3() {
                sweep(server!(), &$case, 3, Fate::Held);
            }

            /// The server has the message, and nobody waits for its answer.
            #[test]
            fn while_the_server_works() {
                sweep(server!(), &$case, 1, Fate::Stalled);
            }

            #[test]
            fn while_the_server_works_at_the_others() {
                sweep(server!(), &$case, 2, Fate::Stalled);
                sweep(server!(), &$case, 3, Fate::Stalled);
            }
        }
    )*};
}

swept! {
    a_checkpoint: CHECKPOINT;
    a_rollback: ROLLBACK;
    an_adoption: ADOPT;
}

/// The ledger has it, and its files are not in their place: nothing is lost, and that is said.
#[test]
fn an_adoption_that_was_killed_when_it_was_committed() {
    let cluster = server!();
    let rig = Rig::new(cluster);
    (ADOPT.begin)(&rig);
    let (held, news) = channel();
    let recorded = AtomicUsize::new(0);
    let proxy = Proxy::start(cluster, move |question| {
        if question.sql.contains("insert into public.seaql_migrations") {
            recorded.store(1, Ordering::SeqCst);
        }
        if question.sql != "commit" || recorded.load(Ordering::SeqCst) == 0 {
            return Fate::Answered;
        }
        let _ = held.send(());
        Fate::Stalled
    });
    let run = Running::start(rig.project.run(ADOPT.arguments).env("DATABASE_URL", &proxy.url(&rig.url())));
    news.recv_timeout(Duration::from_secs(60)).expect("it comes to that");
    let adopted = "select count(*) from seaql_migrations where version like '%hotfix'";
    until("it is committed", || rig.project.sql(adopted) == "1");
    run.kill();
    rig.is_left_alone();
    rig.project.run(&["migrate", "validate"]).exits(3).says("unplaced").hides("missing:");
    rig.project.run(&["migrate", "up"]).exits(1).says("its files are still in").says("migrate repair");
    rig.project.run(&["migrate", "repair", "--yes"]).succeeds().says("in its place");
    rig.project.run(&["migrate", "status", "--check"]).succeeds().says("4 applied, 0 pending");
    rig.project.run(&["migrate", "down"]).succeeds();
}

/// A checkpoint whose dropping was broken off is listed and dropped; a database of somebody else that is called like one, and
/// that nobody can connect to either, is neither.
#[test]
fn a_checkpoint_that_was_being_dropped_and_a_database_of_another() {
    let cluster = server!();
    let rig = Rig::new(cluster);
    let ours = format!("{}_checkpoint_a", rig.project.database.name);
    let theirs = format!("{}_checkpoint_b", rig.project.database.name);
    rig.succeeds(&["migrate", "checkpoint", "a"]);
    // What DROP DATABASE writes first (manual, pg_database), and what another tool may have.
    cluster.sql("postgres", &format!("create database {theirs} allow_connections false"));
    cluster.sql("postgres", &format!("comment on database {theirs} is 'of another tool'"));
    let half = |name: &str| format!("update pg_database set datconnlimit = -2 where datname = '{name}'");
    cluster.sql("postgres", &half(&ours));
    for comes in ["", half(&theirs).as_str()] {
        if !comes.is_empty() {
            cluster.sql("postgres", comes);
        }
        let listed = rig.listed();
        assert!(listed.contains(&format!("{ours}, a checkpoint that was being dropped")), "{listed}");
        assert!(!listed.contains(&theirs), "{listed}");
    }
    rig.succeeds(&["migrate", "repair", "--yes"]);
    let there =
        format!("select string_agg(datname, ' ') from pg_database where datname in ('{ours}', '{theirs}')");
    assert_eq!(cluster.sql("postgres", &there), theirs);
    cluster.sql("postgres", &format!("drop database {theirs}"));
}
