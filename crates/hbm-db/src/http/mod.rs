//! What `studio` and `health` have in common: sockets, and the hosts that a request may mean.

mod body;
mod host;
mod server;

pub(crate) use body::Reply;
pub(crate) use host::{Hosts, Refusal};
pub(crate) use server::{Limits, bind, serve};
