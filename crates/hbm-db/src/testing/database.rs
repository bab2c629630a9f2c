//! A database that a test has.

use super::worker::{self, Lent};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector};
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How many connections a test has at most.
const CONNECTIONS: u32 = 10;

/// How long a test waits for one of them.
const PATIENCE: Duration = Duration::from_secs(30);

/// A database that a test has, until the last of the values that stand for it is dropped.
#[derive(Clone)]
pub struct TestDatabase(Arc<Held>);

struct Held {
    lent: Lent,
    pool: PgPool,
    is_failed: AtomicBool,
}

impl TestDatabase {
    pub(super) fn new(lent: Lent) -> sqlx::Result<Self> {
        let options = lent.url.parse::<sqlx::postgres::PgConnectOptions>()?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options);
        Ok(Self(Arc::new(Held { lent, pool, is_failed: AtomicBool::new(false) })))
    }

    /// How to connect to it, with the password.
    pub fn url(&self) -> &str {
        &self.0.lent.url
    }

    /// A pool of connections to it, which connects when it is used first.
    pub fn pool(&self) -> PgPool {
        self.0.pool.clone()
    }

    /// The same for SeaORM.
    pub fn connection(&self) -> DatabaseConnection {
        SqlxPostgresConnector::from_sqlx_postgres_pool(self.pool())
    }

    /// Says that the test failed: with `HBM_DB_KEEP_FAILED=1`, the database stays.
    pub fn fail(&self) {
        self.0.is_failed.store(true, Ordering::Relaxed);
    }
}

impl fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TestDatabase").field(&self.0.lent.id).finish()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let failed = *self.is_failed.get_mut() || std::thread::panicking();
        worker::end(self.lent.id, failed);
    }
}
