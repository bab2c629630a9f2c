//! The studio: the same views in a browser, served from inside the program to this machine.
//!
//! A request passes [`doors`] (who is meant, who asks, in which form) and [`session`] (who may) before anything of it is
//! looked at. Pages and assets are part of the binary; data is only in answers to POST.

mod api;
mod assets;
mod desk;
mod doors;
mod launch;
mod respond;
mod session;
mod settings;

pub(crate) use desk::Desk;
pub(crate) use doors::Doors;
pub(crate) use launch::Launch;
pub(crate) use session::{Keys, LaunchToken};
pub(crate) use settings::{Mode, Settings};
