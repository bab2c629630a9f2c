//! Whether the database answers: asked once, or over HTTP as `GET /api/health/db` and `GET /metrics`.
//!
//! [`Probe`] asks, [`Checkup`] is what it found, [`Handler`] answers a request.

mod drift;
mod examination;
mod handler;
mod metrics;
mod probe;
mod report;
mod token;

pub(crate) use handler::{HEALTH, Handler, METRICS};
pub(crate) use probe::{DEADLINE, Probe};
pub(crate) use report::{Audience, Checkup, Connections, Health, HealthReport};
pub(crate) use token::Token;
