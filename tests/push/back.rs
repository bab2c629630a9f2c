//! What a push back is given: every consent, and the renames of the way there turned round.

use crate::harness::CONSENTS;

/// The flags of a push that undoes another one.
pub(super) fn flags(there: &[&str]) -> Vec<String> {
    let mut back = Vec::new();
    for consent in CONSENTS {
        back.extend(["--accept".to_owned(), consent.to_owned()]);
    }
    for pair in there.windows(2) {
        if let ["--rename", rename] = pair {
            back.extend(["--rename".to_owned(), turned(rename)]);
        }
    }
    back
}

/// `t.old=new` as `t.new=old`.
fn turned(rename: &str) -> String {
    let (path, new) = rename.split_once('=').expect("--rename old=new");
    match path.rsplit_once('.') {
        Some((whole, old)) => format!("{whole}.{new}={old}"),
        None => format!("{new}={path}"),
    }
}
