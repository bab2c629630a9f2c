//! Lines that a server before PostgreSQL 18 takes for the end of what it copies.

/// What such a line is.
const END: &[u8] = b"\\.";

/// Puts such lines in quotes, in parts of a CSV that come in turn: they are rows then.
#[derive(Default)]
pub(super) struct Quoting {
    /// Whether what comes is within quotes.
    quoted: bool,
    /// Whether what comes is not at the beginning of a line.
    within: bool,
    /// The end of the last part, where what follows decides.
    held: Vec<u8>,
}

impl Quoting {
    /// What is to be sent of a part.
    pub(super) fn part(&mut self, part: Vec<u8>) -> Vec<u8> {
        let mut bytes = part;
        if !self.held.is_empty() {
            bytes = [std::mem::take(&mut self.held), bytes].concat();
        }
        let is_held = |held: &&[u8]| bytes.ends_with(held);
        let held = [END, &END[..1]].into_iter().find(is_held).map_or(0, <[u8]>::len);
        self.held = bytes.split_off(bytes.len() - held);
        let next = self.held.first().copied();
        self.quote(bytes, next)
    }

    /// What is left when there are no more parts.
    pub(super) fn rest(&mut self) -> Vec<u8> {
        let held = std::mem::take(&mut self.held);
        self.quote(held, Some(b'\n'))
    }

    fn quote(&mut self, bytes: Vec<u8>, next: Option<u8>) -> Vec<u8> {
        let is_line_end = |byte: Option<u8>| matches!(byte, Some(b'\n' | b'\r'));
        let quotes = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        let mut out = Vec::new();
        let mut from = 0;
        // Most have no backslash at all.
        if bytes.contains(&END[0]) {
            for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(END)) {
                self.quoted ^= quotes(&bytes[from..at]);
                out.extend_from_slice(&bytes[from..at]);
                let is_first = if at == 0 { !self.within } else { is_line_end(Some(bytes[at - 1])) };
                let is_last = is_line_end(bytes.get(at + END.len()).copied().or(next));
                let is_end = is_first && is_last && !self.quoted;
                out.extend_from_slice(if is_end { b"\"\\.\"" } else { END });
                from = at + END.len();
            }
        }
        self.quoted ^= quotes(&bytes[from..]);
        if let Some(last) = bytes.last() {
            self.within = !is_line_end(Some(*last));
        }
        if from == 0 {
            return bytes;
        }
        out.extend_from_slice(&bytes[from..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Quoting;

    #[test]
    fn a_line_that_would_be_the_end_is_quoted_wherever_it_is_cut() {
        for (text, expected) in [
            ("a\n\\.\nb\n", "a\n\"\\.\"\nb\n"),
            ("a\r\n\\.\r\nb", "a\r\n\"\\.\"\r\nb"),
            ("\\.\n\\.", "\"\\.\"\n\"\\.\""),
            ("a,\\.\n\\.,b\n\\.x\nx\\.\n\\", "a,\\.\n\\.,b\n\\.x\nx\\.\n\\"),
            ("\"a\n\\.\nb\"\n\\.\n", "\"a\n\\.\nb\"\n\"\\.\"\n"),
            ("\"\"\"\n\\.\n\"\n\\\\.\n", "\"\"\"\n\\.\n\"\n\\\\.\n"),
            ("\"\\.\"\n", "\"\\.\"\n"),
        ] {
            for size in 1..=text.len() {
                let mut quoting = Quoting::default();
                let parts = text.as_bytes().chunks(size).map(|part| quoting.part(part.to_vec()));
                let mut sent = parts.collect::<Vec<_>>().concat();
                sent.extend(quoting.rest());
                assert_eq!(String::from_utf8_lossy(&sent), expected, "{text:?} in parts of {size}");
            }
        }
    }
}
