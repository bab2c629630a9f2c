//! What is wrong with a database and its server. Reads only, and waits for no lock.
//!
//! A [`Probe`] is a folder in `probes/`: one query, and what is known of it. [`diagnose`] asks them one after the other, and gives a
//! [`Diagnosis`]. What the role could not see is in it as well: it is never taken for good.

mod ask;
mod diagnosis;
mod metrics;
mod probe;
mod probes;

pub(crate) use ask::diagnose;
pub use diagnosis::{Diagnosis, Figure, Finding, Hidden, Severity, State, Summary, Worst};
pub(crate) use metrics::metrics;
pub use probe::{Limits, Probe, Unit};
pub use probes::probes;
