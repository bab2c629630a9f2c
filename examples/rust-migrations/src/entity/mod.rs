//! The entities.

pub mod parcel;
