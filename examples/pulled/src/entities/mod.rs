// Written by `hbm-db pull --entities`, digest cbe1fda69bb4d599
//! The entities of a database, and the SQL that says what they cannot.

pub mod audit_log;
pub mod badges;
pub mod enums;
pub mod memberships;
pub mod places;
pub mod teams;
pub mod users;

use hbm_db::App;
use include_dir::{Dir, include_dir};

/// What entities cannot say: a file that is called after a table runs when all tables stand.
static SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/entities");

/// Adds all of them to an application.
pub fn entities(app: App) -> App {
    app
        .entity::<audit_log::Entity>()
        .entity::<users::Entity>()
        .entity::<badges::Entity>()
        .entity::<memberships::Entity>()
        .entity::<places::Entity>()
        .entity::<teams::Entity>()
        .enumeration::<enums::Color>()
        .sql(&SQL)
}

// Hand-written below this line.
