//! What migrations lost, or left behind, without a name: a file for each, named after what happens now.

mod a_dump_is_whole;
mod a_rehearsal_changes_nothing_that_lasts;
mod a_squash_that_was_broken_off;
mod down_names_changed_values;
mod fresh_keeps_what_is_not_its_own;
mod fresh_runs_what_up_runs;
mod other_forms_are_named;
mod reading_leaves_the_server_alone;
mod rollback_keeps_what_a_copy_has_not;
mod what_was_broken_off_is_listed;
