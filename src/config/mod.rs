//! Where settings come from: flags, environment, `.env.local`, `.env`, defaults; in that order.

mod environment;
mod settings;
mod url;

pub use environment::{EnvFiles, Variable};
pub use settings::{Settings, UrlSource};
pub use url::DbUrl;
