//! What goes wrong between the program and a server, one case a file.

mod a_dollar_in_an_env_file_is_explained;
mod a_namespace_in_a_url_is_refused;
mod a_session_that_is_ended_is_said_in_words;
mod certificates;
mod libpq_environment_names_a_database;
mod matrix;
pub(crate) mod own_server;
mod pooler_lends_nothing_that_was_set;
mod several_hosts_are_tried_in_order;
mod tls_certificates_of_every_kind;
mod tls_client_certificates;
mod tls_direct_negotiation;
mod tls_is_demanded_of_every_connection;
