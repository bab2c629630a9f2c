//! `cargo run -p bookshop -- reset`: all commands of hbm-db for two entities of its own.

#![expect(unreachable_pub, reason = "entities are public, as in a crate of their own")]

mod entity;

use hbm_db::App;
use include_dir::{Dir, include_dir};

static SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/entity");
static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migration/src/bookshop");
static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data");

fn main() -> std::process::ExitCode {
    let bookshop = App::new("bookshop")
        .entity::<entity::author::Entity>()
        .entity::<entity::book::Entity>()
        .sql(&SQL)
        .migrations(&MIGRATIONS)
        .seeds(&SEEDS);
    hbm_db::run(vec![bookshop])
}
