//! Files that are split and files that are refused, in tables.

mod concurrent;
mod psql;
mod refusals;
mod sea_orm;
mod splits;
