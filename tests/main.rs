//! The integration tests: one binary, real PostgreSQL, the built program as a black box.

mod harness;
mod push_cases;
