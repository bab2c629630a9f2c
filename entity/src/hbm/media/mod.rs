//! Stored files.

pub mod media;
