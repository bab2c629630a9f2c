//! Limits: of what is read, of what is asked, of what a server has, and of how long is waited.

mod a_row_that_is_there_names_the_missing_key;
mod aliases_that_multiply_are_not_read;
mod an_extension_that_only_the_server_has_is_named;
mod databases_of_another_encoding_are_read_and_written;
mod defaults_that_are_not_constant_are_no_edits;
mod many_drops_and_creations_are_few_questions;
mod many_errors_of_one_kind_are_counted;
mod more_locks_than_the_server_has_are_said_before;
mod nested_yaml_is_not_read;
mod reading_waits_for_a_lock_no_longer_than_told;
mod tables_of_extensions_are_not_the_applications;
mod triggers_see_the_names_of_the_role;
mod values_of_any_size_are_cut_by_the_server;
mod values_that_name_each_other_are_not_read;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the other tests use the rest of it")]
mod harness;
