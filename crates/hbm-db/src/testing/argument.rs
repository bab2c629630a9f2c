//! What a test takes.

use super::database::TestDatabase;
use sea_orm::DatabaseConnection;
use sqlx::PgPool;

/// What the argument of a test can be.
pub trait FromDatabase {
    /// The argument for a database.
    fn from_database(database: &TestDatabase) -> Self;
}

impl FromDatabase for PgPool {
    fn from_database(database: &TestDatabase) -> Self {
        database.pool()
    }
}

impl FromDatabase for DatabaseConnection {
    fn from_database(database: &TestDatabase) -> Self {
        database.connection()
    }
}

impl FromDatabase for TestDatabase {
    fn from_database(database: &TestDatabase) -> Self {
        database.clone()
    }
}
