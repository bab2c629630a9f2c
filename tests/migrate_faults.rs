//! What a broken run of migrations leaves, and that the next run ends well.
//!
//! Every test ends with the same demand ([`rig::Rig::is_done`]): after another run the ledger agrees with the catalog,
//! the schema is that of a run nobody disturbed, and nothing of the broken one is left.

mod concurrently;
mod disk;
mod in_doubt;
mod killed;
mod locks;
mod many;
mod parts;
mod pooled;
mod rig;
pub(crate) mod running;
mod sweep;
mod undone;
