//! A folder of archived segments of the log: which there are, and which are not. Reads names, and no contents.

use crate::error::{Error, Result};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// A segment of the log: its timeline, and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Segment {
    pub(crate) timeline: u32,
    pub(crate) number: u64,
}

/// Segments that are missing, with others before and after them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The first that is missing.
    pub first: String,
    /// The last that is missing.
    pub last: String,
    /// How many.
    pub segments: u64,
}

/// What is in the folder of an archive.
#[derive(Clone, Debug, Default)]
pub(crate) struct Archived {
    pub(crate) segments: BTreeSet<Segment>,
    /// Files with the name of a segment that are too short, with their sizes.
    pub(crate) short: Vec<(String, u64)>,
}

/// What compressors add to a name.
const COMPRESSED: [&str; 7] = ["gz", "zst", "lz4", "xz", "bz2", "br", "lzma"];
/// How many digits the name of a segment has.
const DIGITS: usize = 24;

impl Segment {
    /// From its name: timeline, and a number of two halves (manual, "WAL Internals").
    pub(crate) fn named(name: &str, size: u64) -> Option<Self> {
        if name.len() != DIGITS || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u32::from_str_radix(&name[at..at + 8], 16).ok();
        let (timeline, log, segment) = (part(0)?, u64::from(part(8)?), u64::from(part(16)?));
        Some(Self { timeline, number: log * per_log(size) + segment })
    }

    pub(crate) fn name(self, size: u64) -> String {
        let each = per_log(size);
        format!("{:08X}{:08X}{:08X}", self.timeline, self.number / each, self.number % each)
    }
}

/// How many segments have the same upper half of their number.
fn per_log(size: u64) -> u64 {
    (1 << 32) / size.max(1)
}

impl Archived {
    /// Reads the names in a folder, where a segment has so many bytes.
    ///
    /// # Errors
    /// Exit 1 where it cannot be read.
    pub(crate) fn read(folder: &Path, size: u64) -> Result<Self> {
        let unreadable = |error: std::io::Error| {
            Error::failed(format!("cannot read the archive {}", folder.display())).because(error)
        };
        let mut found = Self::default();
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let (stem, ending) = match name.split_once('.') {
                Some((stem, ending)) => (stem, Some(ending)),
                None => (name.as_str(), None),
            };
            let Some(segment) = Segment::named(stem, size) else { continue };
            match ending {
                Some(ending) if !COMPRESSED.contains(&ending) => continue,
                Some(_) => {}
                None => {
                    let there = entry.metadata().map_err(unreadable)?.len();
                    if there != size {
                        found.short.push((name, there));
                        continue;
                    }
                }
            }
            found.segments.insert(segment);
        }
        found.short.sort();
        Ok(found)
    }

    /// What is missing between those that are there, from this segment on. Each timeline is looked at for itself.
    pub(crate) fn gaps(&self, from: Option<Segment>, size: u64) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut gap = |timeline, first: u64, after: u64| {
            let name = |number| Segment { timeline, number }.name(size);
            gaps.push(Gap { first: name(first), last: name(after - 1), segments: after - first });
        };
        let mut last: Option<Segment> = None;
        for segment in self.segments.iter().filter(|one| from.is_none_or(|from| one.number >= from.number)) {
            match (last, from) {
                (Some(last), _) if last.timeline == segment.timeline && segment.number > last.number + 1 => {
                    gap(segment.timeline, last.number + 1, segment.number);
                }
                (None, Some(from)) if segment.timeline == from.timeline && segment.number > from.number => {
                    gap(from.timeline, from.number, segment.number);
                }
                _ => {}
            }
            last = Some(*segment);
        }
        gaps
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.segments {
            1 => f.write_str(&self.first),
            many => write!(f, "{} to {} ({many} segments)", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: u64 = 16 << 20;

    #[test]
    fn a_segment_is_known_by_its_name() {
        for name in ["000000010000000000000002", "0000000A0000000100000000", "0000000100000001000000FF"] {
            assert_eq!(Segment::named(name, SIZE).expect(name).name(SIZE), name);
        }
        let (last, next) = ("0000000100000000000000FF", "000000010000000100000000");
        let number = |name: &str| Segment::named(name, SIZE).expect(name).number;
        assert_eq!(number(last) + 1, number(next));
        for name in ["00000002.history", "000000010000000000000002.partial", "x00000010000000000000002"] {
            assert_eq!(Segment::named(name, SIZE), None, "{name}");
        }
    }

    #[test]
    fn what_is_missing_in_between_is_a_gap() {
        let folder = tempfile::tempdir().expect("a folder");
        let size = 1 << 20;
        for (name, bytes) in [
            ("000000010000000000000002", size),
            ("000000010000000000000003.gz", 7),
            ("000000010000000000000006", size),
            ("000000020000000000000006", size),
            ("000000020000000000000008", size),
            ("000000020000000000000009", 5),
            ("00000002.history", 5),
            ("000000010000000000000007.partial", size),
        ] {
            let file = std::fs::File::create(folder.path().join(name)).expect("a file");
            file.set_len(bytes).expect("a size");
        }
        let found = Archived::read(folder.path(), size).expect("an archive");
        let told: Vec<String> = found.gaps(None, size).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["000000010000000000000004 to 000000010000000000000005 (2 segments)", "000000020000000000000007"]
        );
        assert_eq!(found.short, [("000000020000000000000009".to_owned(), 5)]);
        // What is before the copy of the cluster is not needed, and what it begins with is.
        let from = |name: &str| Segment::named(name, size);
        assert_eq!(found.gaps(from("000000010000000000000006"), size).len(), 1);
        assert_eq!(found.gaps(from("000000010000000000000001"), size).len(), 3);
    }
}
