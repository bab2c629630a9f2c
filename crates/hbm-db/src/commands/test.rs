//! `test`: does the connection work, and what is at its other end.

use super::{Context, duration};
use crate::advice::Program;
use crate::db::{Pooler, Server, pool_options};
use crate::error::{Error, Exit, Result};
use crate::ops::note_pooler;
use crate::render::{Report, bytes};
use crate::status::{Connections, figures};
use sea_orm::{ConnectionTrait, SqlxPostgresConnector};
use serde::Serialize;
use std::time::{Duration, Instant};

/// Connect, and say what was found
///
/// On failure the stage is named (name lookup, TCP, TLS, authentication, database, privilege) with its remedy.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db test --wait 30s      # in CI: wait until the server is ready")]
pub(crate) struct Args {
    /// Try again until the database is ready, for this long.
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "0s")]
    wait: Duration,
}

#[derive(Serialize)]
struct TestReport {
    server: Server,
    size: Option<u64>,
    connections: Connections,
    /// The median of several round trips.
    latency_milliseconds: f64,
    pooler: Option<Pooler>,
    /// The application's pool, as `DATABASE_MAX_CONNECTIONS` sizes it.
    pool_max: u32,
}

impl Report for TestReport {
    fn text(&self, _: &Program) -> String {
        let server = &self.server;
        let yes = |may: bool| if may { "yes" } else { "no" };
        let facts = [
            ("server", format!("PostgreSQL {}", server.version_text)),
            ("database", server.database.clone()),
            ("user", server.user.clone()),
            ("tls", server.tls.clone().unwrap_or_else(|| "no".into())),
            ("latency", format!("{:.2} ms", self.latency_milliseconds)),
            ("size", self.size.map_or("hidden from this role".into(), bytes)),
            (
                "privileges",
                format!(
                    "superuser {}, create databases {}, create schemas {}",
                    yes(server.superuser),
                    yes(server.may_create_databases),
                    yes(server.may_create)
                ),
            ),
            (
                "pooler",
                match self.pooler {
                    None => "none".into(),
                    Some(Pooler::Session) => "session mode".into(),
                    Some(Pooler::Transaction) => {
                        "transaction mode: use the direct URL for push, seed, flush and reset".into()
                    }
                    Some(Pooler::Unknown) => {
                        "in a mode that cannot be told: use the direct URL for push, seed, flush and reset"
                            .into()
                    }
                },
            ),
            (
                "connections",
                format!(
                    "{} of {}; the pool takes {}",
                    self.connections.used, self.connections.max, self.pool_max
                ),
            ),
        ];
        facts.into_iter().map(|(name, value)| format!("{name:12} {value}\n")).collect()
    }
}

/// How often the latency is taken.
const ROUND_TRIPS: usize = 5;

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let target = context.project.target().await?;
    let mut session = target.connect_within(args.wait).await?;
    note_pooler(&session);
    let mut times = Vec::with_capacity(ROUND_TRIPS);
    for _ in 0..ROUND_TRIPS {
        let start = Instant::now();
        session.execute("select 1").await?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let (size, connections) = figures(&mut session).await?;
    let report = TestReport {
        server: session.server.clone(),
        size,
        connections,
        latency_milliseconds: times[ROUND_TRIPS / 2],
        pooler: session.pooler,
        pool_max: context.project.settings.max_connections,
    };
    session.close().await;
    as_an_application(&target, context).await?;
    if report.pool_max > report.connections.max {
        context.ui.warn(format!(
            "DATABASE_MAX_CONNECTIONS is {}, and the server takes {}",
            report.pool_max, report.connections.max
        ));
    }
    context.ui.report(&report)?;
    Ok(Exit::Done)
}

/// What an application does: SeaORM on a pool of the documented shape.
async fn as_an_application(target: &crate::db::Target, context: &Context<'_>) -> Result<()> {
    let size = context.project.settings.max_connections;
    let (options, _gate) = target.for_a_pool()?;
    let pool = pool_options(size).connect_lazy_with(options);
    let database = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    let answer = database.execute_unprepared("select 1").await;
    pool.close().await;
    answer
        .map(|_| ())
        .map_err(|error| Error::failed("a SeaORM pool cannot use the connection").because(error))
}
