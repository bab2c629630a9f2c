//! Where settings come from: flags, environment, `.env.local`, `.env`, defaults; in that order.

mod environment;
mod folder;
mod settings;
mod url;

pub use environment::{EnvFiles, Variable};
pub use folder::{make_in_own_folder, own_folder};
pub use settings::{Settings, UrlSource};
pub use url::DbUrl;
