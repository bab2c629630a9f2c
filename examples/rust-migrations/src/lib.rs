//! Parcels: entities in `src/entity`, migrations in Rust in `src/migrator`, and SQL ones after them in `migration/src/parcels`.

pub mod entity;
pub mod migrator;

use hbm_db::App;
use include_dir::{Dir, include_dir};
pub use migrator::Migrator;

static SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/entity");
static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migration/src/parcels");

/// The application: the folder is given beside the migrator, so that its files are read as files.
pub fn app() -> App {
    App::new("parcels")
        .entity::<entity::parcel::Entity>()
        .sql(&SQL)
        .migrations(&MIGRATIONS)
        .migrator::<Migrator>()
}
