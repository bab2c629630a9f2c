//! The migrations of the shop.

use include_dir::{Dir, include_dir};

/// A folder for each, with `up.sql` and `down.sql`.
pub static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/shop");
