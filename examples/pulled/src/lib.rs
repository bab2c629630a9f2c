//! The entities of a database that `schema.sql` makes: `hbm-db pull --entities src/entities` wrote them, and nobody else.

#[rustfmt::skip]
pub mod entities;

use hbm_db::App;

/// The application of these entities.
pub fn app() -> App {
    entities::entities(App::new("pulled"))
}
