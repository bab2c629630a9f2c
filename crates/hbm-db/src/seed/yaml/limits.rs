//! How much is read of a text.

use saphyr_parser::Event;
use std::collections::HashMap;

/// How deep mappings and sequences may stand in each other. What reads them afterwards calls itself for each level.
pub(super) const DEEPEST: usize = 100;
/// How many values a file may have.
const MOST: usize = 4_000_000;
/// About how many bytes anchors and aliases may copy.
const COPIED: usize = 32 * 1024 * 1024;
/// About what a node takes besides its text.
const NODE: usize = 128;

pub(super) fn too_deep() -> String {
    format!("more than {DEEPEST} mappings and sequences in each other")
}

/// The size of a node with all that is in it.
#[derive(Clone, Copy, Default)]
struct Extent {
    bytes: usize,
    height: usize,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Limits {
    /// The mappings and sequences that are not closed, with the numbers of their anchors.
    open: Vec<(usize, Extent)>,
    anchors: HashMap<usize, Extent>,
    nodes: usize,
    copied: usize,
}

impl Limits {
    /// Counts an event before anything is made of it.
    pub(super) fn admit(&mut self, event: &Event<'_>) -> Result<(), String> {
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
