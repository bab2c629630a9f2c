//! SeaORM entities of the built-in applications, one module per application.
//!
//! Each module has a function `entities` that lists them all.
//!
//! An entity is the source of its table. What an entity cannot say (checks, multi-column and GIN
//! indexes) is plain SQL in a file of the same name beside it.
//!
//! `#[crate::model]` reads SeaORM's dense format and makes entities, columns and relations. `#[sea_orm::model]` also makes
//! `ModelEx`, `EntityLoader`, nested active models, `COLUMN` and the functions named after unique keys: four fifths of what
//! there is to compile, and nothing uses it. Whoever needs it writes `use sea_orm::model` below.
//!
//! A `has_many` over a RESTRICT key, or over a nullable CASCADE key, is named (`relation_enum` and
//! `via_rel`): `cascade_delete` follows the unnamed ones only, and would delete or empty in Rust
//! what the database protects or deletes by itself.

#![expect(
    clippy::module_inception,
    reason = "a module is named after its table, which may share its name with the area"
)]

// Its folders have the application's name, and a module cannot have a dash.
#[path = "gemini-crm/mod.rs"]
pub mod gemini_crm;
pub mod hbm;
pub mod kaygia;
pub mod supover;
pub mod tasks;

use hbm_db_entity_macros::model;
use sea_orm::{ActiveEnum, EntityTrait};

/// Takes the entities of an application, one type after the other.
pub trait Entities: Sized {
    /// Adds an entity.
    #[must_use]
    fn entity<E: EntityTrait>(self) -> Self;

    /// Adds an enum type that no entity has a plain column of, as where only arrays of it are used.
    #[must_use]
    fn enumeration<A: ActiveEnum>(self) -> Self;
}
