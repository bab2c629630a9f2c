//! A database with what backups have to bring back.

use super::shelf::Shelf;
use crate::harness::{Cluster, Database, Run, hbm_db};
use std::mem::ManuallyDrop;

/// Types, keys, columns of every kind, rows that are hard to print, partitions, large objects, owners, privileges and policies.
const SCHEMA: &str = include_str!("shop.sql");

/// The database, a role that owns something in it, and a folder of backups.
pub(super) struct Shop {
    pub(super) database: ManuallyDrop<Database>,
    pub(super) role: String,
    pub(super) shelf: Shelf,
}

impl Shop {
    pub(super) fn open(cluster: &'static Cluster) -> Self {
        let database = Database::new(cluster);
        let role = format!("seller_{}", database.name);
        database.sql(&format!(
            "create role {role} login password 'canary-role'; alter role {role} set work_mem = '8MB'"
        ));
        database.sql(&SCHEMA.replace("$seller", &role));
        Self { database: ManuallyDrop::new(database), role, shelf: Shelf::new() }
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        hbm_db(arguments).on(&self.database)
    }

    /// A run with the folder of backups: `--to` for what writes one, `--in` for all else.
    pub(super) fn with_shelf(&self, arguments: &[&str]) -> Run {
        let writes = arguments[0] == "backup"
            && arguments.get(1).is_none_or(|word| word.starts_with("--") || *word == "base");
        let flag = if writes { "--to" } else { "--in" };
        self.run(&[arguments, &[flag, self.shelf.path()]].concat())
    }

    /// Writes a backup of this name.
    pub(super) fn back_up(&self, name: &str) {
        self.with_shelf(&["backup", "--name", name]).succeeds();
    }

    /// What has to be named for it to be replaced.
    pub(super) fn consent(&self) -> String {
        format!("replace_database:{}", self.database.name)
    }

    /// The databases of the server whose names begin like its own, and the one that a restore makes beside.
    pub(super) fn databases(&self) -> String {
        let name = &self.database.name;
        self.database.cluster.sql(
            "postgres",
            &format!(
                "select string_agg(replace(replace(datname, '{name}', 'shop'), {beside}, 'beside'), ' ' order by datname) from pg_database
                 where datname = '{name}' or datname like '{name}\\_%' or datname = {beside}",
                beside = self.beside()
            ),
        )
    }

    /// What a restore calls the database beside, as an expression of SQL.
    pub(super) fn beside(&self) -> String {
        format!("'hbm_db_restore_' || left(encode(sha256('{}'), 'hex'), 12)", self.database.name)
    }

    /// Drops what restores have left.
    fn drop_all(&self) {
        let name = &self.database.name;
        let left = format!(
            "select quote_ident(datname) from pg_database where datname like '{name}\\_%' or datname = '{name}'"
        );
        for database in self.database.cluster.sql("postgres", &left).lines() {
            let _ =
                self.database.cluster.try_sql("postgres", &format!("drop database {database} with (force)"));
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.drop_all();
        let _ = self.database.cluster.try_sql("postgres", &format!("drop role if exists {}", self.role));
    }
}
