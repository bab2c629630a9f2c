//! What migrations lost, or left behind, without a name: a file for each, named after what happens now.

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the other tests use the rest of it")]
mod harness;
#[path = "../migrate/project.rs"]
#[expect(dead_code, reason = "the other tests use the rest of it")]
mod project;

mod a_rehearsal_changes_nothing_that_lasts;
mod down_names_changed_values;
mod fresh_keeps_what_is_not_its_own;
mod fresh_runs_what_up_runs;
