//! Reading a schema that others change meanwhile.

use crate::db::{Session, connected};
use crate::error::{Error, Result};
use std::time::Duration;

/// How long to wait before each new try.
const PAUSES: [Duration; 6] = [
    Duration::from_millis(5),
    Duration::from_millis(20),
    Duration::from_millis(60),
    Duration::from_millis(150),
    Duration::from_millis(350),
    Duration::from_millis(700),
];

/// Does `read` until the schema holds still for it, a few times.
///
/// # Errors
/// Those of `read`; exit 1 with the other sessions where the schema does not hold still.
pub(crate) async fn settled<T>(
    session: &mut Session,
    mut read: impl AsyncFnMut(&mut Session) -> Result<T>,
) -> Result<T> {
    let mut pauses = PAUSES.into_iter();
    let mut seen = None;
    loop {
        match (read(session).await, pauses.next()) {
            (Err(error), Some(pause)) if error.is_changed_meanwhile() => {
                seen = Some(error);
                tokio::time::sleep(pause).await;
            }
            // In a transaction that the first error ended there is no second try.
            (Err(error), _) if error.sqlstate() == Some("25P02") => {
                return Err(unsettled(session, seen.unwrap_or(error)).await);
            }
            (Err(error), None) if error.is_changed_meanwhile() => {
                return Err(unsettled(session, error).await);
            }
            (done, _) => return done,
        }
    }
}

/// The error of a schema that does not hold still, with who else is connected.
pub(crate) async fn unsettled(session: &mut Session, error: Error) -> Error {
    let database = session.server.database.clone();
    // Who they are is not known where the transaction is of no use any more.
    let others = connected(session, &database).await.unwrap_or_default();
    let message = "the schema was changed by another session while it was read";
    let told = match error.message() == message {
        true => error,
        false => Error::failed(message)
            .because(error)
            .hint("run the command again when that is done")
            .changed_meanwhile(),
    };
    told.details(others.iter().map(|other| format!("connected: {other}")))
}
