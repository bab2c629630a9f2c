//! Random databases with things of every kind, each changed at random, and pushed there and back.

mod case_file;
mod history;
mod kind;
mod kinds;
mod pushed;
mod shrink;
mod state;

use crate::harness::Cluster;
use history::History;
use kind::Kind;
use shrink::shrunk;

/// What is drawn.
const KINDS: [&Kind; 44] = [
    &kinds::aggregate::KIND,
    &kinds::cast::KIND,
    &kinds::collation::KIND,
    &kinds::comment::KIND,
    &kinds::composite::KIND,
    &kinds::configuration::KIND,
    &kinds::conversion::KIND,
    &kinds::default_privilege::KIND,
    &kinds::dictionary::KIND,
    &kinds::domain::KIND,
    &kinds::enumeration::KIND,
    &kinds::event_function::KIND,
    &kinds::event_trigger::KIND,
    &kinds::foreign_key::KIND,
    &kinds::foreign_table::KIND,
    &kinds::function::KIND,
    &kinds::heir::KIND,
    &kinds::index::KIND,
    &kinds::instead_trigger::KIND,
    &kinds::key::KIND,
    &kinds::language::KIND,
    &kinds::materialized_view::KIND,
    &kinds::operator::KIND,
    &kinds::operator_class::KIND,
    &kinds::overload::KIND,
    &kinds::partitioned::KIND,
    &kinds::policy::KIND,
    &kinds::predicate::KIND,
    &kinds::privilege::KIND,
    &kinds::procedure::KIND,
    &kinds::publication::KIND,
    &kinds::range::KIND,
    &kinds::row_argument::KIND,
    &kinds::row_function::KIND,
    &kinds::rule::KIND,
    &kinds::schema::KIND,
    &kinds::sequence::KIND,
    &kinds::server::KIND,
    &kinds::statistics::KIND,
    &kinds::table::KIND,
    &kinds::trigger::KIND,
    &kinds::trigger_function::KIND,
    &kinds::view::KIND,
    &kinds::wrapper::KIND,
];

/// Draws a history, and pushes it there and back. What fails is told as the smallest case that fails so.
pub(super) fn go_there_and_back(seed: u64, cluster: &'static Cluster) -> Result<(), String> {
    let History { before, after, log } = History::new(seed, cluster.major());
    for (from, to, way) in [(&before, &after, "there"), (&after, &before, "back")] {
        if let Err(problem) = pushed::check(from, to, cluster) {
            let (from, to, problem) = shrunk(from.clone(), to.clone(), problem, cluster);
            let case = case_file::text(&from, &to);
            return Err(format!("EVOLUTION={seed}, the way {way}, after {log:?}: {problem}\n\n{case}"));
        }
    }
    Ok(())
}
