//! The names that objects take, and what they are in the statements of others.

use super::Item;

/// A name that an object takes: of two objects that take the same, one goes before the other is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Taken {
    /// The catalog in which names are unique: `relation`, `type`, `routine` …
    pub among: &'static str,
    /// The name there.
    pub name: String,
}

/// A piece of the statement that makes what an object is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An element of the list in parentheses: a column or a constraint, in the order of these numbers.
    Element(i32, String),
    /// What follows the element that the parent is, such as the default of a column.
    Suffix(String),
}

/// A part with the object that it makes.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    /// The object.
    pub item: Item<'a>,
    /// Its piece of the statement.
    pub part: Part,
}
