//! Whether a file is as it was written: its first line has a digest of what follows, whatever the spaces in it.

use super::HAND_WRITTEN;
use crate::catalog::Fingerprint;

/// What the first line says.
const HEAD: &str = "Written by `hbm-db pull --entities`, digest ";

/// A text under its first line. What an earlier text has below the line of its reader stays.
pub(crate) fn sealed(comment: &str, body: &str, earlier: Option<&str>) -> String {
    let own = earlier.and_then(|text| text.split_once(HAND_WRITTEN)).map(|(_, own)| own);
    let whole = format!("{comment} {HEAD}{}\n{body}", digest(body));
    match (own, whole.split_once(HAND_WRITTEN)) {
        (Some(own), Some((made, _))) => format!("{made}{HAND_WRITTEN}{own}"),
        _ => whole,
    }
}

/// Whether a text was written by a pull.
pub(crate) fn is_ours(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains(HEAD))
}

/// Whether it is as it was written, above the line of its reader.
pub(crate) fn is_as_written(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(line, body)| {
        line.split_once(HEAD).is_some_and(|(_, written)| written.trim() == digest(body))
    })
}

/// Whether two texts say the same, above the line of their reader.
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    let body = |text: &str| squeezed(text.split_once('\n').map_or(text, |(_, body)| body));
    is_ours(one) && is_ours(other) && body(one) == body(other)
}

fn digest(body: &str) -> String {
    Fingerprint::of_text(&squeezed(body)).to_string().chars().take(16).collect()
}

/// What is above the line, without spaces and the commas that rustfmt puts at an end.
fn squeezed(body: &str) -> String {
    let made = body.split(HAND_WRITTEN).next().unwrap_or_default();
    let letters: String = made.chars().filter(|one| !one.is_whitespace()).collect();
    letters.replace(",)", ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_whether_it_was_changed() {
        let made = sealed("//", &format!("pub struct A {{}}\n\n{HAND_WRITTEN}\n"), None);
        assert!(is_ours(&made) && is_as_written(&made));
        let formatted = made.replace("A {}", "A {\n}");
        assert!(is_as_written(&formatted) && is_alike(&made, &formatted));
        assert!(!is_as_written(&made.replace("A {}", "B {}")));
        let own = made.clone() + "fn mine() {}\n";
        assert!(is_as_written(&own));
        let again = sealed("//", &format!("pub struct B {{}}\n\n{HAND_WRITTEN}\n"), Some(&own));
        assert!(again.contains("struct B") && again.ends_with(&format!("{HAND_WRITTEN}\nfn mine() {{}}\n")));
        assert!(!is_ours("pub mod x;\n"));
    }
}
