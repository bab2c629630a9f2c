//! The entities of the bookshop.

pub mod author;
pub mod book;
