//! The integration tests: one binary, real PostgreSQL, the built program as a black box.

mod apps;
mod architecture;
mod cleanup;
mod cli;
mod connection;
mod document;
mod embedded;
mod faults;
mod gemini_crm;
mod grants;
mod guard;
mod harness;
mod kaygia;
mod migrations;
mod plans;
mod pooler;
mod push_cases;
mod reset;
mod seed_errors;
mod seed_only;
mod seed_undo;
mod seeds;
mod status;
mod tasks;
