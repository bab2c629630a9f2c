//! Whether the database answers: asked once, or over HTTP as `GET /api/health/db` and `GET /metrics`.
//!
//! [`Probe`] asks, [`Checkup`] is what it found, [`Desk`] answers a request.

mod desk;
mod drift;
mod metrics;
mod probe;
mod report;
mod token;

pub(crate) use desk::{Desk, HEALTH, METRICS};
pub(crate) use probe::{DEADLINE, Probe};
pub(crate) use report::{Audience, Checkup};
pub(crate) use token::Token;
