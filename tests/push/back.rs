//! What a push back is given: every consent, everything compared, and the renames of the way there turned round.

use crate::pushed::CONSENTS;

/// What a push back compares: everything, where the way there did not say otherwise.
pub(super) fn compared(mut there: Vec<&str>) -> Vec<&str> {
    if !there.contains(&"--schemas") && !there.contains(&"--all-schemas") {
        there.push("--all-schemas");
    }
    if !there.contains(&"--privileges") {
        there.extend(["--privileges", "all"]);
    }
    there
}

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

/// A dump without the namespaces that nobody wants any longer: a push empties them, and lets them stay.
pub(super) fn without_what_stays(dump: &str, began: &str) -> String {
    let starts = ["CREATE SCHEMA ", "COMMENT ON SCHEMA ", "namespace "];
    let is_namespace = |line: &str| starts.iter().any(|start| line.starts_with(start));
    let stays = |line: &&str| is_namespace(line) && !began.lines().any(|other| other == *line);
    let rest = dump.split_inclusive('\n').filter(|line| !stays(&line.trim_end()));
    rest.collect()
}
