//! The way to a database: where it is, one connection to it, locks, scratch databases, the guard.

mod bridge;
mod commit;
mod connect;
mod copy;
mod cut;
mod dial;
mod embedded;
mod gate;
mod guard;
mod lock;
mod pool;
mod pooler;
mod read_only;
mod refusal;
mod role;
mod room;
mod scram;
mod scratch;
mod script;
mod session;
mod state;
mod tls;

pub use commit::Kept;
pub use connect::{Target, pool_options};
pub use copy::{Copy, connected};
pub use gate::Gate;
pub use guard::{Environment, Guard, Marker, Protection, make_own_schema, mark};
pub use lock::{Blocker, LockTimeout, blockers, telling_whom, terminate};
pub(crate) use pool::Pool;
pub use pooler::Pooler;
pub use read_only::{Parts, ReadOnly, Rows};
pub use role::Role;
pub use scram::Password;
pub use scratch::{Reading, in_scratch};
pub use session::{Server, Session};
