//! The studio: the same views in a browser, served from inside the program to this machine.
//!
//! A request passes [`access`] (the host, the origin, the form) and [`session`] (who may) before anything of it is
//! looked at. Pages and assets are part of the binary; data is only in answers to POST.

mod access;
mod api;
mod assets;
mod handler;
mod launch;
mod respond;
mod session;
mod settings;

pub(crate) use access::Access;
pub(crate) use handler::Handler;
pub(crate) use launch::Launch;
pub(crate) use session::{Keys, LaunchToken};
pub(crate) use settings::{Mode, Settings};
