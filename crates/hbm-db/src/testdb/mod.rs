//! Databases for tests: copies of a template that is made once, and found by whatever it depends on.
//!
//! A [`Hash`] of all that decides what is in a database names its [`Template`], a database that nobody can connect to. It outlives
//! the run that made it. An [`Instance`] is a copy of it, for one test. Whoever uses an instance holds an advisory lock of its token
//! in a database that [everybody uses](keeper) for that: the lock dies with its process, so that what a killed one left is known.

mod instance;
mod keeper;
mod makers;
mod manager;
mod name;
mod note;
mod origin;
mod pool;
mod schemas;
mod service;
mod shared;
mod template;
mod used;

pub(crate) use instance::Instance;
pub(crate) use keeper::{keeper, patiently};
pub(crate) use manager::{Closed, Manager};
pub(crate) use name::Hash;
pub(crate) use origin::Origin;
pub(crate) use schemas::{Schemas, keeper as schema_keeper, sweep as sweep_schemas};
pub(crate) use service::{Service, serve_tests};
pub(crate) use shared::{InUse, Shared};
pub(crate) use template::{Found, Template, Wanted, templates};
