//! Where settings come from: flags, environment, `.env.local`, `.env`, libpq's environment, defaults; in that order.

mod declared;
mod environment;
mod expanded;
mod folder;
mod given;
mod libpq;
mod settings;
mod url;

pub use declared::{Chosen, DeclaredEnvironment, Environments};
pub use environment::{EnvFiles, Variable};
pub use folder::{PROJECT_FILE, make_in_own_folder, own_folder, project_file};
pub(crate) use given::Given;
pub(crate) use libpq::{Host, Root, SslMode, TlsSettings, Wanted};
pub use settings::{Declaration, Settings, UrlSource};
pub use url::DbUrl;
