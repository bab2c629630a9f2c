//! `cargo run -- reset`: all commands of hbm-db for a project of its own.

use hbm_db::App;
use include_dir::{Dir, include_dir};
use std::process::ExitCode;

static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seeds");

fn main() -> ExitCode {
    let shop = App::new("shop")
        .entity::<entity::item::Entity>()
        .migrations(&migration::MIGRATIONS)
        .seeds(&SEEDS);
    hbm_db::run(vec![shop])
}
