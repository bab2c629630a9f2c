//! Statements in the log: what is sent, and how long the answer takes.

use hbm_db_migration_file::without_strings;
use std::time::Instant;
use tracing::{Instrument, Level, debug, debug_span, enabled};

/// How much of a statement is shown where not everything is.
const SHORT: usize = 160;

/// Waits for the answer to a statement in a span of its own. Where nobody listens, that costs a comparison.
pub(super) async fn logged<T, E>(sql: &str, answer: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    if !enabled!(Level::DEBUG) {
        return answer.await;
    }
    let at_most = if enabled!(Level::TRACE) { usize::MAX } else { SHORT };
    let span = debug_span!("statement", sql = without_strings(sql, at_most));
    let began = Instant::now();
    let done = answer.instrument(span.clone()).await;
    let took = began.elapsed().as_secs_f64() * 1000.0;
    span.in_scope(|| match &done {
        Ok(_) => debug!("{took:.1} ms"),
        Err(_) => debug!("failed after {took:.1} ms"),
    });
    done
}
