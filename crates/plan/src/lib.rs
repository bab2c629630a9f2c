//! From one picture of a database to another: what differs, what is done about it, in which order, and what it may lose.
//!
//! A [`Plan`] is a value. `kinds/<kind>/` is the only place where statements are written; everything else here names no
//! kind of object.

mod compare;
mod context;
mod decide;
mod flush;
mod fold;
mod graph;
mod hazard;
pub mod kinds;
mod left;
mod order;
mod plan;
mod renames;
mod rules;
mod satellites;
mod statement;

pub use compare::{Differences, Goes, compare};
pub use context::{Context, Fate};
pub use flush::{Existing, ExistingKind, Inventory, flush, flush_along};
pub use hazard::{Consent, Hazard, HazardKind, Unknown};
pub use left::{Left, left, left_to_do, unlike};
pub use plan::{Cycle, FORMAT, For, Plan, build, create_all, create_each};
pub use renames::{
    Candidate, Candidates, Rename, RenameError, Renamed, candidates, find_renames, shell_word, unquoted_path,
};
pub use rules::{Alteration, Disturbs, Extra, Folded, Item, Outline, Part, Rules, Step, Taken};
pub use satellites::{ByDefault, Compared, Grants, Objects, Terms};
pub use statement::{Lock, Statement};
