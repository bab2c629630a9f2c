//! Migrations, from the first file to the squash.

mod apps;
mod baseline;
mod check;
mod checkpoint;
mod down;
mod drift;
mod dump;
mod embedded;
mod findings;
mod fresh;
mod generate;
mod interrupted;
mod joined;
mod ledger;
mod losses;
pub(crate) mod project;
mod refused;
mod repair;
mod rollback;
mod scaffold;
mod sea_orm;
mod squash;
mod status;
mod up;

use project::{ONE, Project, THREE, TWO, three};
