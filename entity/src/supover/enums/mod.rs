//! The document's enums. Where a model and the list under *Enums* disagree, a type has the labels of both.
//!
//! The types are called like the document's, in snake case: SeaORM writes the name of a type without quotes where a
//! column has it, and PostgreSQL would look for `userrole`.

mod analytics;
mod auth;
mod customers;
mod designs;
mod factories;
mod finance;
mod inventory;
mod logistics;
mod orders;
mod stores;

pub use analytics::*;
pub use auth::*;
pub use customers::*;
pub use designs::*;
pub use factories::*;
pub use finance::*;
pub use inventory::*;
pub use logistics::*;
pub use orders::*;
pub use stores::*;
