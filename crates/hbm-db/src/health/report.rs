//! What a look at the database found, and its JSON: the shape of `GET /api/health/db` in the HBM document.

use crate::error::{Error, Exit, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

/// A look at the database.
#[derive(Debug)]
pub(crate) struct Checkup {
    /// When it was asked, for people.
    at: DateTime<Utc>,
    /// When it had answered, or had not.
    done: Instant,
    /// What it said.
    pub(crate) found: Result<Facts>,
}

/// What it says of itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Facts {
    name: String,
    user: String,
    version: String,
    size: String,
    /// None where the role may not know it.
    pub(super) bytes: Option<u64>,
    now: String,
    /// Sessions of the whole server, as `max` is a number of the whole server.
    pub(super) active: u32,
    pub(super) max: u32,
}

/// The three answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Health {
    /// It answers.
    Healthy,
    /// It cannot be reached, or takes no connections.
    Unhealthy,
    /// It answers what nobody expected.
    Error,
}

/// For whom the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Whoever asks: no version, no cause.
    Anybody,
    /// Who has the token, or the URL itself.
    Trusted,
}

impl Checkup {
    /// Of a look that began at `at` and is over now.
    pub(super) fn new(at: DateTime<Utc>, found: Result<Facts>) -> Self {
        Self { at, done: Instant::now(), found }
    }

    /// Of a database that there is no way to.
    pub(crate) fn failed(error: Error) -> Self {
        Self::new(Utc::now(), Err(error))
    }

    pub(super) fn age(&self) -> Duration {
        self.done.elapsed()
    }

    pub(super) fn health(&self) -> Health {
        let Err(error) = &self.found else { return Health::Healthy };
        // Connection exception, insufficient resources, operator intervention, system error: it is not there for now.
        let away = |code: &str| ["08", "53", "57", "58"].contains(&code.get(..2).unwrap_or_default());
        match (error.exit(), error.sqlstate()) {
            (Exit::Unreachable, _) => Health::Unhealthy,
            (Exit::Bug, _) => Health::Error,
            (_, Some(code)) if !away(code) => Health::Error,
            _ => Health::Unhealthy,
        }
    }

    /// The answer, as of now.
    pub(crate) fn report(&self, pool_max: u32, audience: Audience) -> HealthReport {
        let trusted = audience == Audience::Trusted;
        let facts = self.found.as_ref().ok();
        let error = self.found.as_ref().err().filter(|_| trusted);
        HealthReport {
            status: self.health(),
            database: DatabaseHealth {
                status: self.health(),
                database: facts.map(|facts| Database {
                    name: facts.name.clone(),
                    user: facts.user.clone(),
                    // The document's example has no number, and a stranger needs none.
                    version: match trusted {
                        true => format!("PostgreSQL {}", facts.version),
                        false => "PostgreSQL".into(),
                    },
                    size: facts.size.clone(),
                    current_time: facts.now.clone(),
                }),
                connections: facts.map(|facts| Connections {
                    active: facts.active.to_string(),
                    max_allowed: facts.max.to_string(),
                    pool_max,
                }),
                error: error.map(ToString::to_string),
                timestamp: shown(self.at),
            },
            timestamp: shown(Utc::now()),
        }
    }
}

fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The answer; its fields stand in the order of the document.
#[derive(Debug, Serialize)]
pub(crate) struct HealthReport {
    pub(crate) status: Health,
    pub(crate) database: DatabaseHealth,
    /// When it was answered.
    pub(crate) timestamp: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct DatabaseHealth {
    pub(crate) status: Health,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) database: Option<Database>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connections: Option<Connections>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    /// When the database was asked.
    pub(crate) timestamp: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Database {
    pub(crate) name: String,
    pub(crate) user: String,
    pub(crate) version: String,
    pub(crate) size: String,
    pub(crate) current_time: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Connections {
    pub(crate) active: String,
    pub(crate) max_allowed: String,
    pub(crate) pool_max: u32,
}
