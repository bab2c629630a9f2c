//! What is known of the tools whose ledgers can be taken over. The rules stand, with their sources, in
//! `tests/layouts/README.md`.

use crate::migrate::{Migration, Migrations, journal};
use serde::de::{IntoDeserializer, value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A tool that runs migrations, and keeps a ledger of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    /// sqlx, with `_sqlx_migrations`.
    Sqlx,
    /// Prisma Migrate, with `_prisma_migrations`.
    Prisma,
    /// Drizzle, with `drizzle.__drizzle_migrations`.
    Drizzle,
    /// golang-migrate, with `schema_migrations`.
    GolangMigrate,
    /// dbmate, with `schema_migrations`.
    Dbmate,
    /// Rails, with `schema_migrations` and `ar_internal_metadata`.
    Rails,
    /// Supabase, with `supabase_migrations.schema_migrations`.
    Supabase,
    /// Flyway, with `flyway_schema_history`.
    Flyway,
    /// Diesel, with `__diesel_schema_migrations`.
    Diesel,
    /// goose, with `goose_db_version`.
    Goose,
    /// node-pg-migrate, with `pgmigrations`.
    NodePgMigrate,
    /// sql-migrate, with `gorp_migrations`.
    SqlMigrate,
}

impl FromStr for Tool {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::deserialize(word.into_deserializer()).map_err(|error: value::Error| error.to_string())
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// What the ledger of a tool calls each migration.
pub(super) enum Keys {
    /// The part of the name that counts.
    Of(fn(&str) -> String),
    /// The time of each in Drizzle's journal, in milliseconds.
    Journal(BTreeMap<String, String>),
}

impl Tool {
    /// The query that reads its ledger, `$ledger`.
    pub(super) fn query(self, files: &Migrations) -> &'static str {
        match self {
            Self::Drizzle if files.form.in_folders() => include_str!("sql/drizzle-1.sql"),
            Self::Sqlx => include_str!("sql/sqlx.sql"),
            Self::Prisma => include_str!("sql/prisma.sql"),
            Self::Drizzle => include_str!("sql/drizzle.sql"),
            Self::GolangMigrate => include_str!("sql/golang-migrate.sql"),
            Self::Dbmate | Self::Rails | Self::Supabase | Self::Diesel => {
                include_str!("sql/schema_migrations.sql")
            }
            Self::Flyway => include_str!("sql/flyway.sql"),
            Self::Goose => include_str!("sql/goose.sql"),
            Self::NodePgMigrate => include_str!("sql/node-pg-migrate.sql"),
            Self::SqlMigrate => include_str!("sql/sql-migrate.sql"),
        }
    }

    /// Whether its ledger has the last migration alone, and all before it were run.
    pub(super) fn says_the_last_alone(self) -> bool {
        self == Self::GolangMigrate
    }

    /// What its ledger calls the migrations of a folder; none where that is said by what is not there.
    ///
    /// # Errors
    /// Exit 1 with file, line and column where Drizzle's journal cannot be read.
    pub(super) fn keys(self, files: &Migrations) -> crate::error::Result<Option<Keys>> {
        Ok(Some(match self {
            Self::Prisma | Self::NodePgMigrate => Keys::Of(str::to_owned),
            Self::SqlMigrate => Keys::Of(|name| format!("{name}.sql")),
            Self::Diesel => Keys::Of(|name| name.split('_').next().unwrap_or(name).replace('-', "")),
            Self::Flyway => Keys::Of(flyway),
            Self::Dbmate | Self::Supabase | Self::Rails => Keys::Of(|name| digits(name).to_owned()),
            Self::Sqlx | Self::GolangMigrate | Self::Goose => Keys::Of(|name| {
                let number = digits(name).trim_start_matches('0');
                if number.is_empty() { "0".to_owned() } else { number.to_owned() }
            }),
            Self::Drizzle if files.form.in_folders() => Keys::Of(str::to_owned),
            Self::Drizzle => {
                let times = files.folder.as_deref().map(journal::times).transpose()?.flatten();
                return Ok(times.map(Keys::Journal));
            }
        }))
    }

    /// What its hints say where a run of it failed.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Prisma => "say what became of it with Prisma first: prisma migrate resolve",
            Self::GolangMigrate => "say what became of it with golang-migrate first: migrate force VERSION",
            Self::Flyway => "say what became of it with Flyway first: flyway repair",
            _ => "finish it with its own tool first, or take its row away",
        }
    }
}

impl Keys {
    /// What the ledger calls a migration.
    pub(super) fn of(&self, migration: &Migration) -> Option<String> {
        match self {
            Keys::Of(name) => Some(name(&migration.name)),
            Keys::Journal(times) => times.get(&migration.name).cloned(),
        }
    }
}

fn digits(name: &str) -> &str {
    &name[..name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len())]
}

/// `V1_2__name` is version 1.2; what is repeated is called like its file.
fn flyway(name: &str) -> String {
    match name.strip_prefix(['V', 'v']) {
        Some(rest) => rest.split("__").next().unwrap_or(rest).replace('_', "."),
        None => format!("{name}.sql"),
    }
}
