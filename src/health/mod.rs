//! Whether the database answers: asked once, or over HTTP as `GET /api/health/db` and `GET /metrics`.
//!
//! [`Probe`] asks, [`Checkup`] is what it found, [`Desk`] answers a request, [`serve`] has the sockets.

mod desk;
mod drift;
mod host;
mod metrics;
mod probe;
mod report;
mod server;
mod token;

pub(crate) use desk::{Desk, HEALTH, METRICS};
pub(crate) use host::Hosts;
pub(crate) use probe::Probe;
pub(crate) use report::{Audience, Checkup};
pub(crate) use server::serve;
pub(crate) use token::Token;
