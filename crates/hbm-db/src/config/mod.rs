//! Where settings come from: flags, environment, `.env.local`, `.env`, libpq's environment, defaults; in that order.

mod environment;
mod expanded;
mod folder;
mod libpq;
mod settings;
mod url;

pub use environment::{EnvFiles, Variable};
pub use folder::{make_in_own_folder, own_folder};
pub(crate) use libpq::{Host, Root, SslMode, TlsSettings, Wanted};
pub use settings::{Settings, UrlSource};
pub use url::DbUrl;
