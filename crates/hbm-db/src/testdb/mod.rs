//! Databases for tests: copies of a template that is made once, and found by whatever it depends on.
//!
//! The [`Template`] of a [`Hash`] of all that decides what is in it is a database that nobody can connect to; it outlives the run that made it. An [`Instance`] is a copy of it, for one test. Whoever uses an instance
//! holds an advisory lock of its token in the database that is [maintained](keeper): the lock dies with its process, so that what
//! a killed one left is known.

mod instance;
mod keeper;
mod manager;
mod name;
mod note;
mod service;
mod template;
mod used;

pub(crate) use instance::Instance;
pub(crate) use keeper::keeper;
pub(crate) use manager::Manager;
pub(crate) use name::Hash;
pub(crate) use service::{Service, serve_tests};
pub(crate) use template::{Found, Template, templates};
