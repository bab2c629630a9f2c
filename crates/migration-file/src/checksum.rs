//! The checksum of a file.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The SHA-256 of a file in hexadecimal, the same on every system.
///
/// What editors and version control change does not count: a byte order mark, the form of line ends, blanks at the
/// end of a line, empty lines at the end. Of a file that has nothing of that and ends with a line end, it is what
/// `sha256sum` says.
pub fn checksum(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let mut hash = Sha256::new();
    let mut empty = 0;
    for line in text.split('\n').map(|line| line.trim_end_matches([' ', '\t'])) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        hash.update("\n".repeat(std::mem::take(&mut empty)));
        hash.update(line);
        hash.update("\n");
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn equals_sha256sum_of_a_clean_file() {
        assert_eq!(checksum(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        // printf 'a\n\nb\n' | sha256sum
        assert_eq!(checksum("a\n\nb\n"), "770423513bd0765c18e500000baec91976bcd8267a245437b32572665c6ac370");
    }

    #[test]
    fn line_ends_and_blanks_at_ends_do_not_count() {
        let expected = checksum("a\n\n b\n");
        for same in [
            "a\n\n b",
            "a\n\n b\n\n\n",
            "\u{feff}a\n\n b",
            "a\r\n\r\n b\r\n",
            "a\r\r b\r",
            "a \n\t\n b\t \n \n",
        ] {
            assert_eq!(checksum(same), expected, "{same:?}");
        }
    }

    #[test]
    fn everything_else_counts() {
        let expected = checksum("a\n\n b\n");
        for other in
            ["a\n b\n", "a\n\nb\n", "\na\n\n b\n", "A\n\n b\n", "a\n\n b\u{a0}\n", "a\n\n \u{feff}b\n"]
        {
            assert_ne!(checksum(other), expected, "{other:?}");
        }
    }
}
