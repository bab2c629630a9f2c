//! The forms in which tools keep migrations: what their files are called, and which part of a file goes which way.

mod name;
mod seen;
mod text;

pub use name::Place;
pub use seen::Entry;
pub use text::with_breakpoints;

use std::fmt;
use std::str::FromStr;

/// The form in which a folder of migrations is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// `<name>/up.sql` and `<name>/down.sql`: hbm-db and Diesel.
    #[default]
    Pair,
    /// `<name>/migration.sql`: Prisma.
    Prisma,
    /// `<number>_<name>.up.sql` and `<number>_<name>.down.sql`: golang-migrate and reversible migrations of sqlx.
    UpDown,
    /// `<number>_<name>.sql`: sqlx, Drizzle, Supabase and Atlas.
    Plain,
    /// `V<number>__<name>.sql`, `U<number>__<name>.sql` and `R__<name>.sql`: Flyway.
    Flyway,
    /// One file with `-- migrate:up` and `-- migrate:down`: dbmate.
    Dbmate,
    /// One file with `-- +goose Up` and `-- +goose Down`: goose.
    Goose,
    /// One file with `-- +migrate Up` and `-- +migrate Down`: sql-migrate.
    SqlMigrate,
    /// One file with `-- Up Migration` and `-- Down Migration`: node-pg-migrate.
    NodePgMigrate,
}

/// What a file of a folder is to a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It goes forwards.
    Up,
    /// It undoes.
    Down,
    /// It goes forwards, and is run again when it has changed.
    Repeated,
    /// It holds both ways.
    Both,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Pair,
        Self::Prisma,
        Self::UpDown,
        Self::Plain,
        Self::Flyway,
        Self::Dbmate,
        Self::Goose,
        Self::SqlMigrate,
        Self::NodePgMigrate,
    ];

    /// What a project file calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pair => "pair",
            Self::Prisma => "prisma",
            Self::UpDown => "up-down",
            Self::Plain => "plain",
            Self::Flyway => "flyway",
            Self::Dbmate => "dbmate",
            Self::Goose => "goose",
            Self::SqlMigrate => "sql-migrate",
            Self::NodePgMigrate => "node-pg-migrate",
        }
    }

    /// What its files are called, for people.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Pair => "<name>/up.sql and <name>/down.sql",
            Self::Prisma => "<number>_<name>/migration.sql",
            Self::UpDown => "<number>_<name>.up.sql and <number>_<name>.down.sql",
            Self::Plain => "<number>_<name>.sql",
            Self::Flyway => "V<number>__<name>.sql",
            Self::Dbmate => "<number>_<name>.sql with -- migrate:up and -- migrate:down",
            Self::Goose => "<number>_<name>.sql with -- +goose Up and -- +goose Down",
            Self::SqlMigrate => "<number>_<name>.sql with -- +migrate Up and -- +migrate Down",
            Self::NodePgMigrate => "<number>_<name>.sql with -- Up Migration and -- Down Migration",
        }
    }

    /// Whether a migration is a folder.
    pub fn in_folders(self) -> bool {
        matches!(self, Self::Pair | Self::Prisma)
    }

    /// Whether a migration can be undone by a file of it.
    pub fn has_down(self) -> bool {
        !matches!(self, Self::Prisma | Self::Plain)
    }

    /// The lines at which each half of a file begins; none where a file goes one way.
    pub(crate) fn marks(self) -> Option<[&'static str; 2]> {
        match self {
            Self::Dbmate => Some(["-- migrate:up", "-- migrate:down"]),
            Self::Goose => Some(["-- +goose up", "-- +goose down"]),
            Self::SqlMigrate => Some(["-- +migrate up", "-- +migrate down"]),
            Self::NodePgMigrate => Some(["-- up migration", "-- down migration"]),
            _ => None,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|form| form.word() == text).ok_or_else(|| {
            let words: Vec<&str> = Self::ALL.into_iter().map(Self::word).collect();
            format!("there is no form {text} of migrations; there are {}", words.join(", "))
        })
    }
}

#[cfg(test)]
mod tests;
