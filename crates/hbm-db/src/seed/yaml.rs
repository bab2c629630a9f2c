//! YAML text → its nodes, with scalars as they were written, within limits of depth and number.

use saphyr::{MarkedYaml, YamlLoader};
use saphyr_parser::{Event, Marker, Parser, ScanError, SpannedEventReceiver};
use std::collections::HashMap;

/// How deep mappings and sequences may stand in each other. What reads them afterwards calls itself for each level.
pub(super) const DEEPEST: usize = 100;
/// How many values a file may have.
const MOST: usize = 4_000_000;
/// About how many bytes anchors and aliases may copy.
const COPIED: usize = 32 * 1024 * 1024;
/// About what a node takes besides its text.
const NODE: usize = 128;

/// Why a text was not read, and where: line and column count from 1.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
    /// Whether it is more than is read, rather than wrong.
    pub(super) beyond: bool,
}

/// The documents of a text.
pub(super) fn load(text: &str) -> Result<Vec<MarkedYaml<'_>>, Unread> {
    let mut parser = Parser::new_from_str(text);
    let mut loader = YamlLoader::<MarkedYaml<'_>>::default();
    loader.early_parse(false);
    // Ours counts bytes as well.
    loader.alias_limit(usize::MAX);
    let mut limits = Limits::default();
    // Event by event: the parser's own way calls itself for each level, however many there are.
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| wrong(&error))?;
        if let Err(what) = limits.admit(&event) {
            return Err(unread(span.start, what, true));
        }
        loader.on_event(event, span);
        if let Some(error) = loader.error() {
            return Err(wrong(error));
        }
    }
    Ok(loader.into_documents())
}

fn wrong(error: &ScanError) -> Unread {
    // The scanner's own limit, of 255 brackets, where it looks ahead.
    if error.info().contains("recursion limit") {
        return unread(*error.marker(), too_deep(), true);
    }
    unread(*error.marker(), format!("this is not YAML: {}", error.info()), false)
}

fn too_deep() -> String {
    format!("more than {DEEPEST} mappings and sequences in each other")
}

fn unread(place: Marker, what: String, beyond: bool) -> Unread {
    Unread { line: place.line(), column: place.col() + 1, what, beyond }
}

/// The size of a node with all that is in it.
#[derive(Clone, Copy, Default)]
struct Extent {
    bytes: usize,
    height: usize,
}

/// What was read so far.
#[derive(Default)]
struct Limits {
    /// The mappings and sequences that are not closed, with the numbers of their anchors.
    open: Vec<(usize, Extent)>,
    anchors: HashMap<usize, Extent>,
    nodes: usize,
    copied: usize,
}

impl Limits {
    /// Counts an event before anything is made of it.
    fn admit(&mut self, event: &Event<'_>) -> Result<(), String> {
        match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                self.deeper(1)?;
                self.open.push((*anchor, Extent { bytes: NODE, height: 1 }));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, extent)) = self.open.pop() {
                    self.close(anchor, extent)?;
                }
            }
            Event::Scalar(text, _, anchor, _) => {
                self.close(*anchor, Extent { bytes: NODE + text.len(), height: 0 })?;
            }
            Event::Alias(anchor) => {
                let extent = self.anchors.get(anchor).copied().unwrap_or_default();
                self.deeper(extent.height)?;
                self.copied = self.copied.saturating_add(extent.bytes);
                self.close(0, extent)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn deeper(&self, by: usize) -> Result<(), String> {
        if self.open.len() + by <= DEEPEST {
            return Ok(());
        }
        Err(too_deep())
    }

    /// A node is complete, and a part of the one that is open.
    fn close(&mut self, anchor: usize, extent: Extent) -> Result<(), String> {
        if anchor > 0 {
            self.anchors.insert(anchor, extent);
            self.copied = self.copied.saturating_add(extent.bytes);
        }
        if let Some((_, parent)) = self.open.last_mut() {
            parent.bytes = parent.bytes.saturating_add(extent.bytes);
            parent.height = parent.height.max(extent.height + 1);
        }
        self.nodes += 1;
        if self.nodes > MOST {
            return Err(format!("more than {MOST} values in one file"));
        }
        if self.copied > COPIED {
            return Err("anchors and aliases make more of this than is read".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beyond(text: &str) -> (usize, String) {
        let unread = load(text).expect_err("more than is read");
        assert!(unread.beyond, "{unread:?}");
        (unread.line, unread.what)
    }

    #[test]
    fn what_is_nested_too_deep_is_not_read() {
        assert_eq!(load(&"- ".repeat(DEEPEST)).map(|documents| documents.len()).ok(), Some(1));
        for text in ["- ", "[", "{a: ", "? ", "- - ? "] {
            let (line, what) = beyond(&format!("\n{}", text.repeat(5000)));
            assert_eq!((line, what.contains("in each other")), (2, true), "{text:?}: {what}");
        }
        // Each alias adds the depth of what it names.
        let steps = (1..200).map(|n| format!("a{n}: &a{n} [[*a{}]]\n", n - 1));
        let text = format!("a0: &a0 []\n{}", steps.collect::<String>());
        assert_eq!(beyond(&text), (51, "more than 100 mappings and sequences in each other".into()));
    }

    #[test]
    fn what_aliases_multiply_is_not_read() {
        let list = |of: &str| format!("[{}]", [of; 10].join(", "));
        let map = |of: &str| format!("{{? {of} : 1}}");
        let bombs: [&dyn Fn(&str) -> String; 2] = [&list, &|of| list(&map(of))];
        for make in bombs {
            let steps = (1..20).map(|n| format!("- &a{n} {}\n", make(&format!("*a{}", n - 1))));
            let text = format!("- &a0 lol\n{}", steps.collect::<String>());
            assert!(load(&text).is_err(), "{text}");
        }
        let long = format!("- &a {}\n{}", "x".repeat(100_000), "- *a\n".repeat(1000));
        assert!(beyond(&long).1.contains("aliases"));
    }
}
