//! The entities of the shop.

pub mod item;
