//! Limits: of what is read, of what is asked, of what a server has, and of how long is waited.

mod aliases_that_multiply_are_not_read;
mod many_drops_and_creations_are_few_questions;
mod nested_yaml_is_not_read;
mod values_that_name_each_other_are_not_read;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the other tests use the rest of it")]
mod harness;
