//! What a kind of object has to say: how it is made, changed, dropped and named.

mod alteration;
mod item;
mod part;
mod step;

pub use alteration::{Alteration, Disturbs};
pub use item::Item;
pub use part::{Folded, Part, Taken};
pub use step::{Extra, Outline, Step};

use crate::context::Context;
use crate::satellites::{ByDefault, Grants};
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Id, Ident, Kind};
use std::collections::BTreeSet;

/// The rules of a kind.
///
/// A kind is known to the engine by these alone. A statement is complete, with its lock and its hazards; what follows
/// from edges is not said again.
pub trait Rules: Sync {
    /// The kind.
    fn kind(&self) -> Kind;

    /// The query that reads all objects of the kind: see `kinds/mod.rs` for what it selects.
    fn query(&self) -> &'static str;

    /// Whether its objects are relations or parts of relations: those of most kinds whose query selects from `relations`.
    fn is_of_relations(&self) -> bool {
        self.query().contains("relations")
    }

    /// Changes objects and edges of a catalog that was just read, where they are not as PostgreSQL records them: the
    /// functions that a base type is made of need its shell rather than the type.
    fn settle(&self, _catalog: &mut Catalog) {}

    /// Where the catalogs of PostgreSQL have a row if there is such an object at all: a table of `pg_catalog`, with a
    /// condition. The query of the kind is not asked where there is none. Empty where there always may be one.
    fn is_there(&self) -> &'static str {
        ""
    }

    /// A fact that every object of the kind has, unless it was dropped while it was read: what PostgreSQL prints of it is then
    /// nothing.
    fn always_says(&self) -> &'static str {
        ""
    }

    /// The object as `COMMENT ON`, `ALTER` and `GRANT ON` name it: `TABLE public.t`.
    fn address(&self, item: Item<'_>) -> String;

    /// The statements that make it, without its satellites. None where its parent makes it.
    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement>;

    /// The statements that drop it. None where it goes with something else.
    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement>;

    /// How it becomes what it is to be; asked where the facts differ.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration;

    /// The statement that renames it, where PostgreSQL can.
    fn rename(&self, _item: Item<'_>, _to: &Ident) -> Option<Statement> {
        None
    }

    /// The names inside of it that are no objects and can be renamed: attributes of a composite type, labels of an enum type.
    fn inner_names(&self, _item: Item<'_>) -> Vec<Ident> {
        Vec::new()
    }

    /// The statement that renames one of them.
    fn rename_inner(&self, _item: Item<'_>, _inner: &Ident, _to: &Ident) -> Option<Statement> {
        None
    }

    /// The statements that move objects of the kind with everything inside of them. They are run where renames are done,
    /// before anything is compared.
    fn moves(&self, _live: &Catalog, _desired: &Catalog) -> Vec<Statement> {
        Vec::new()
    }

    /// Those of the kind that others inherit: a rename would go down to these, which have a name of their own here.
    fn inherited_by_others(&self, _live: &Catalog) -> BTreeSet<Id> {
        BTreeSet::new()
    }

    /// What stands in the way of the desired state, whatever is planned: one sentence each.
    fn obstacles(&self, _live: &Catalog, _desired: &Catalog) -> Vec<String> {
        Vec::new()
    }

    /// Whether one of equal facts in the same place is renamed without a question: nothing is lost with it.
    fn renames_freely(&self, _item: Item<'_>) -> bool {
        false
    }

    /// Whether one of equal facts in the same namespace is the same object under another name, whatever hangs on it.
    fn is_renamed_when_equal(&self) -> bool {
        false
    }

    /// What it has in common with another of its kind that may be the same object under another name; none where a drop and
    /// a creation lose nothing.
    fn shape(&self, _item: Item<'_>) -> Option<String> {
        None
    }

    /// The names that it takes.
    fn takes(&self, _item: Item<'_>) -> Vec<Taken> {
        Vec::new()
    }

    /// Whether it goes with its parent, without a statement. Foreign keys do not, so that tables that point at each other
    /// can be dropped.
    fn goes_with_parent(&self, _item: Item<'_>) -> bool {
        true
    }

    /// Another object that takes it along when it is dropped: the column that owns a sequence.
    fn goes_with(&self, _item: Item<'_>, _context: &Context<'_>) -> Option<Id> {
        None
    }

    /// Others that go before it is changed or goes, where they do: those it is inherited from.
    fn outlasts(&self, _item: Item<'_>, _context: &Context<'_>) -> Vec<Id> {
        Vec::new()
    }

    /// Another object whose place it takes, with its privileges: the sequence of a column that becomes an identity.
    fn succeeds(&self, _item: Item<'_>, _context: &Context<'_>) -> Option<Id> {
        None
    }

    /// Other objects that go when it is dropped, and are made again where it is: the functions that a base type is made of.
    fn takes_along(&self, _item: Item<'_>) -> Vec<Id> {
        Vec::new()
    }

    /// Another object that makes it, as an index of a partitioned table makes those of its partitions.
    fn comes_with(&self, _item: Item<'_>, _context: &Context<'_>) -> Option<Id> {
        None
    }

    /// Another object that makes, changes and drops it when that one is changed in place: the type of a typed table. What
    /// the rules say besides comes after that.
    fn alters_with(&self, _item: Item<'_>, _context: &Context<'_>) -> Option<Id> {
        None
    }

    /// What it needs besides what `pg_depend` says.
    fn needs(&self, _item: Item<'_>) -> Vec<Id> {
        Vec::new()
    }

    /// The statements that make an outline of it, where it can be part of a cycle: a view without its query.
    fn outline(&self, _item: Item<'_>, _of: Outline) -> Vec<Statement> {
        Vec::new()
    }

    /// The statements that fill its outline.
    fn fill(&self, _item: Item<'_>) -> Vec<Statement> {
        Vec::new()
    }

    /// What is done before it, where both are done, though it does not need it.
    fn after(&self, _item: Item<'_>, _context: &Context<'_>) -> Vec<Id> {
        Vec::new()
    }

    /// Whether it can be dropped and made again without a loss. Tables and their columns cannot.
    fn is_replaceable(&self, _item: Item<'_>) -> bool {
        true
    }

    /// Whether it is dropped and made again with another nevertheless: a partition with its table.
    fn is_replaced_with(&self, _item: Item<'_>, _other: &Id) -> bool {
        false
    }

    /// What one that cannot be replaced does when something that it needs is replaced: a column gets its new type.
    /// None where it cannot follow.
    fn follow(&self, _from: Item<'_>, _to: Item<'_>, _context: &Context<'_>) -> Option<Alteration> {
        None
    }

    /// The statement that gives it another name while it is still in use by what cannot be dropped: a type below columns.
    /// None where nothing is in use so.
    fn set_aside(&self, _item: Item<'_>, _aside: &Ident, _context: &Context<'_>) -> Option<Vec<Statement>> {
        None
    }

    /// The statements that drop it under the name it was given.
    fn drop_aside(&self, _item: Item<'_>, _aside: &Ident) -> Vec<Statement> {
        Vec::new()
    }

    /// The expression that makes a value of what it is to be from a value of what it was; none where that goes through its
    /// text.
    fn converted(
        &self,
        _from: Item<'_>,
        _to: Item<'_>,
        _value: &str,
        _context: &Context<'_>,
    ) -> Option<String> {
        None
    }

    /// The types of the values that are in a value of it, as PostgreSQL prints them.
    fn made_of(&self, _item: Item<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Whether the values inside of one have other places than before, so that its text is read otherwise.
    fn is_reordered(&self, _from: Item<'_>, _to: Item<'_>) -> bool {
        false
    }

    /// Whether what it is a part of is made again so that it can be made.
    fn is_made_with_whole(&self, _item: Item<'_>, _context: &Context<'_>) -> bool {
        false
    }

    /// Which of those that are dropped get another name before, because something is still read of them.
    fn wants_aside(&self, _context: &Context<'_>) -> Vec<Id> {
        Vec::new()
    }

    /// What it is in the statement that makes its parent.
    fn part(&self, _item: Item<'_>, _context: &Context<'_>) -> Option<Part> {
        None
    }

    /// The statements that follow that in which it stands as a part.
    fn set_up(&self, _item: Item<'_>) -> Vec<Statement> {
        Vec::new()
    }

    /// The statements that make it with its parts, in their order.
    fn create_with(&self, item: Item<'_>, _parts: &[Folded<'_>], context: &Context<'_>) -> Vec<Statement> {
        self.create(item, context)
    }

    /// What can be granted on it; none where nothing can.
    fn grants(&self, _item: Item<'_>) -> Option<Grants> {
        None
    }

    /// What it says of the privileges of new objects; none where it is another kind of object.
    fn by_default(&self, _item: Item<'_>) -> Option<ByDefault> {
        None
    }

    /// Whether its privileges are those that initdb gave it, which are not the same in all versions.
    fn has_initial_privileges(&self, _item: Item<'_>) -> bool {
        false
    }

    /// The options of it that look secret, and that its statements have.
    fn secrets(&self, _item: Item<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Whether it has a comment by itself when it is made, so that to say nothing is not to want none.
    fn brings_its_comment(&self) -> bool {
        false
    }

    /// Whether one that was read without that comment is made without it.
    fn is_without_its_comment(&self, _item: Item<'_>) -> bool {
        false
    }

    /// Whether an object whose facts are equal is elsewhere in two databases.
    fn is_elsewhere(&self, _one: Item<'_>, _other: Item<'_>) -> bool {
        false
    }

    /// Whether it has an owner of its own.
    fn has_owner(&self) -> bool {
        false
    }

    /// The place among others of its kind that are ready at the same time.
    fn place(&self, _item: Item<'_>) -> i32 {
        0
    }

    /// What runs besides, in between: see [`Extra`].
    fn extras(&self, _context: &Context<'_>) -> Vec<Extra> {
        Vec::new()
    }

    /// Whether one that nobody wants stays until a consent names it.
    fn is_dropped_only_by_name(&self) -> bool {
        false
    }

    /// Whether namespaces that were not read have a part in it, too: then it stays where nobody wants it.
    fn is_shared(&self, _item: Item<'_>) -> bool {
        false
    }

    /// Whether one that is left is worth a word.
    fn is_told_when_left(&self) -> bool {
        true
    }

    /// Whether it keeps the rows of its parent right, as a key or a check does.
    fn guards_rows(&self, _item: Item<'_>) -> bool {
        false
    }

    /// What is set of it besides its parts and what it reads, as a word and a value for people.
    fn settings(&self, _item: Item<'_>) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Whether it holds a relation that it is no part of, as a publication does.
    fn holds(&self, _item: Item<'_>, _relation: Item<'_>) -> bool {
        false
    }

    /// Whether it has rows that are kept while it is made again.
    fn keeps_rows(&self) -> bool {
        false
    }

    /// How many relations are stored beside it and locked with it: the table of long values and its index.
    fn stored_beside(&self, _item: Item<'_>) -> usize {
        0
    }
}
