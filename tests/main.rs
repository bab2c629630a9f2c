//! The integration tests: one binary, real PostgreSQL, the built program as a black box.

mod architecture;
mod cli;
mod connection;
mod document;
mod embedded;
mod evolutions;
mod faults;
mod guard;
mod harness;
mod migrate;
mod migrate_faults;
mod migrations;
mod plans;
mod pooler;
mod push_cases;
mod reset;
mod seed_errors;
mod seeds;
mod status;
