//! A tiny application: entities and SQL in `src/entity`, migrations in `migration/src/notes`, seeds in `seed-data/notes`.

pub mod entity;

use hbm_db::App;
use include_dir::{Dir, include_dir};

static SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/entity");
static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migration/src/notes");
static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/notes");

/// Notes that are forgotten after a while.
pub fn app() -> App {
    App::new("notes")
        .entity::<entity::notes::Entity>()
        .sql(&SQL)
        .migrations(&MIGRATIONS)
        .seeds(&SEEDS)
        .cleanup("forgotten", "notes whose time is over", ["DELETE FROM notes WHERE forget_at < now()"])
}
