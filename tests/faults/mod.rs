//! What went wrong once, or could: a file for each kind, named after what must happen instead.

mod broken_off;
pub(crate) mod connection;
mod counting_that_fails_is_said;
mod database_of_somebody_else_is_left_alone;
mod embedded_postgresql_is_not_taken_unasked;
mod in_step_means_everything;
mod json_is_one_value;
mod killed_at_random;
mod limits;
mod losses;
mod migrations;
mod mutated_inputs_are_errors;
mod protected_database_keeps_what_it_has;
mod server_databases_are_refused;
