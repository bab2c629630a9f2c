//! The way to a database: where it is, one connection to it, locks, scratch databases, the guard.

mod connect;
#[cfg(feature = "embedded")]
mod embedded;
mod guard;
mod lock;
mod pooler;
mod scratch;
mod session;

pub use connect::{Target, pool_options};
pub use guard::{Environment, Guard, Marker, make_own_schema, mark};
pub use lock::{Blocker, LockTimeout, blockers, terminate};
pub use pooler::Pooler;
pub use scratch::Scratch;
pub use session::{Server, Session};
