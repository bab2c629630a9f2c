//! A database with migrations to run on it, and what must hold in the end.

use crate::harness::{Cluster, Database, Holder, Run, hbm_db, until_some};

/// A statement that waits while a test holds [`the_gate`].
pub(super) const GATE: &str = "select pg_advisory_xact_lock(4711)";

/// The header of a file that runs statement by statement.
pub(super) const STEPWISE: &str = "-- hbm-db: no-transaction\n";

/// The sessions of the database, without those of the test.
const SESSIONS: &str = "select count(*) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and application_name <> 'holder'";

/// A database, a role that nobody else uses, and migrations.
pub(super) struct Rig {
    pub(super) database: Database,
    role: Role,
    files: Vec<(String, String)>,
}

impl Rig {
    /// Migrations `part1`, `part2` … with these `up.sql`, and an empty database.
    pub(super) fn new(cluster: &'static Cluster, ups: &[&str]) -> Self {
        let database = Database::new(cluster);
        let role = Role::new(cluster, &database.name);
        let rig = Self { files: Vec::new(), database, role };
        rig.with_ups(ups)
    }

    /// Other migrations, and the database empty again.
    pub(super) fn with_ups(mut self, ups: &[&str]) -> Self {
        self.empty();
        self.files = ups.iter().zip(1..).map(|(up, number)| (file(number, "up"), (*up).to_owned())).collect();
        self
    }

    pub(super) fn empty(&self) {
        self.sql(EMPTY);
    }

    /// The same with a `down.sql` for each.
    pub(super) fn with_downs(mut self, downs: &[&str]) -> Self {
        self.files
            .extend(downs.iter().zip(1..).map(|(down, number)| (file(number, "down"), (*down).to_owned())));
        self
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        self.with_files(hbm_db(arguments)).env("DATABASE_URL", &self.url())
    }

    /// `migrate up`, which waits longer for the locks of others than a test does.
    pub(super) fn up(&self) -> Run {
        self.run(&["migrate", "up", "--lock-timeout", "10m", "--wait", "60s"])
    }

    pub(super) fn url(&self) -> String {
        self.database.url_of(&self.role.name, Role::PASSWORD)
    }

    pub(super) fn with_files(&self, run: Run) -> Run {
        self.files.iter().fold(run, |run, (path, text)| run.file(path, text))
    }

    pub(super) fn sql(&self, sql: &str) -> String {
        self.database.sql(sql)
    }

    /// Waits until a run waits for something that a [`Holder`] has, and gives the process id of its backend.
    pub(super) fn until_waiting(&self) -> String {
        let waiting = format!(
            "{SESSIONS} and pg_blocking_pids(pid) && array(
                 select pid from pg_stat_activity
                 where application_name = 'holder' and datname = current_database())"
        );
        let waiting = waiting.replace("count(*)", "string_agg(pid::text, ' ')");
        until_some("it waits for the holder", || {
            Some(self.sql(&waiting)).filter(|pid| !pid.is_empty()).ok_or("nobody does")
        })
    }

    /// The schema that a run makes when nothing disturbs it.
    pub(super) fn undisturbed(&self) -> String {
        let other = Database::new(self.database.cluster);
        other.sql(EMPTY);
        self.with_files(hbm_db(&["migrate", "up"])).on(&other).succeeds();
        other.schema()
    }

    /// How many statements of a migration that has not finished are recorded, and which one was running.
    pub(super) fn stopped_at(&self) -> String {
        self.sql("select reached || ' ' || coalesce(running::text, '-') from hbm_db.migrations where applied_at is null")
    }

    /// Whether the ledger has anything, also in a database that has no ledger.
    pub(super) fn has_ledger(&self) -> bool {
        let rows = "select count(*) from seaql_migrations";
        self.database.cluster.try_sql(&self.database.name, rows).is_ok_and(|rows| rows != "0")
    }

    /// What must hold after a run that ended well.
    #[track_caller]
    pub(super) fn is_done(&self, undisturbed: &str) {
        assert_eq!(self.database.schema(), undisturbed);
        let ups = self.files.iter().filter(|(path, _)| path.ends_with("up.sql")).count();
        let agreeing =
            "select (select count(*) from seaql_migrations), (select count(*) from hbm_db.migrations),
            (select count(*) from seaql_migrations l
             join hbm_db.migrations r on r.name = l.version and r.applied_at = l.applied_at
             where r.running is null and r.reached = r.statements and not r.undoing)";
        assert_eq!(self.sql(agreeing), format!("{ups}|{ups}|{ups}"));
        assert_eq!(self.sql(INVALID), "");
        self.is_left_alone();
    }

    /// No session, no lock, and no scratch database of this test is left.
    #[track_caller]
    pub(super) fn is_left_alone(&self) {
        let left = format!(
            "select ({SESSIONS}),
                 (select count(*) from pg_locks l left join pg_stat_activity a using (pid)
                  where l.locktype = 'advisory' and a.application_name is distinct from 'holder'
                    and l.database = (select oid from pg_database where datname = current_database())),
                 (select count(*) from pg_database d join pg_roles r on r.oid = d.datdba
                  where d.datname like 'hbm\\_db\\_scratch\\_%' and r.rolname = '{}')",
            self.role.name
        );
        until_some("no session, lock and scratch database is left", || match self.sql(&left) {
            none if none == "0|0|0" => Ok(()),
            some => Err(some),
        });
    }
}

/// Drops everything in the database.
const EMPTY: &str = "drop schema if exists public, hbm_db cascade; create schema public";

/// The indexes that are not valid.
pub(super) const INVALID: &str =
    "select string_agg(indexrelid::regclass::text, ' ' order by 1) from pg_index where not indisvalid";

fn file(number: usize, direction: &str) -> String {
    format!("migration/src/hbm/m20261201_{number:06}_part{number}/{direction}.sql")
}

/// A superuser by whom databases are known as this test's.
struct Role {
    cluster: &'static Cluster,
    name: String,
}

impl Role {
    const PASSWORD: &str = "rig";

    fn new(cluster: &'static Cluster, database: &str) -> Self {
        let name = format!("role_{database}");
        cluster.sql("postgres", &format!("create role {name} superuser login password '{}'", Self::PASSWORD));
        Self { cluster, name }
    }
}

impl Drop for Role {
    fn drop(&mut self) {
        let _ = self.cluster.try_sql("postgres", &format!("drop role if exists {}", self.name));
    }
}

/// Holds the lock that [`GATE`] waits for.
pub(super) fn the_gate(rig: &Rig) -> Holder {
    Holder::new(&rig.database, GATE)
}
