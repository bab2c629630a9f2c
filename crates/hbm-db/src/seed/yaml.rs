//! YAML text → its nodes, one after the other, with scalars as they were written, within limits of depth and number.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

mod limits;

use limits::Limits;

/// Why a text was not read, and where: line and column count from 1.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
    /// Whether it is more than is read, rather than wrong.
    pub(super) beyond: bool,
}

/// A value with all that is in it.
#[derive(Clone, Debug)]
pub(super) struct Node<'i> {
    /// Where it begins.
    pub(super) start: Marker,
    pub(super) data: Data<'i>,
}

#[derive(Clone, Debug)]
pub(super) enum Data<'i> {
    /// A scalar as it is written, with its tag.
    Scalar(Cow<'i, str>, ScalarStyle, Option<Cow<'i, Tag>>),
    Sequence(Vec<Node<'i>>),
    Mapping(Vec<(Node<'i>, Node<'i>)>),
    /// A mapping or sequence with a tag that is not YAML's own.
    Tagged(Cow<'i, Tag>, Box<Node<'i>>),
}

/// What the parser saw, and where it begins.
pub(super) type Seen<'i> = (Event<'i>, Marker);

/// The events of a text. Whoever reads it makes nodes of those that it wants whole: a file is never in memory as nodes.
pub(super) struct Nodes<'i> {
    parser: Parser<'i, StrInput<'i>>,
    limits: Limits,
    anchors: HashMap<usize, Node<'i>>,
}

impl<'i> Nodes<'i> {
    pub(super) fn of(text: &'i str) -> Self {
        Self { parser: Parser::new_from_str(text), limits: Limits::default(), anchors: HashMap::new() }
    }

    /// The next event; at the end of the text, the end of the stream.
    ///
    /// # Errors
    /// Where the text is not YAML, or more than is read.
    pub(super) fn next(&mut self) -> Result<Seen<'i>, Unread> {
        let Some(event) = self.parser.next_event() else {
            return Ok((Event::StreamEnd, Span::default().start));
        };
        let (event, span) = event.map_err(|error| wrong(&error))?;
        match self.limits.admit(&event) {
            Ok(()) => Ok((event, span.start)),
            Err(what) => Err(unread(span.start, what, true)),
        }
    }

    /// The node that begins with an event.
    ///
    /// # Errors
    /// Those of its other events.
    pub(super) fn node(&mut self, (event, start): Seen<'i>) -> Result<Node<'i>, Unread> {
        let (data, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => (Data::Scalar(text, style, tag), anchor),
            Event::SequenceStart(anchor, tag) => {
                let mut items = Vec::new();
                while let Some(item) = self.until(&Event::SequenceEnd)? {
                    items.push(self.node(item)?);
                }
                (tagged(Data::Sequence(items), tag, start), anchor)
            }
            Event::MappingStart(anchor, tag) => {
                let mut entries = Vec::new();
                while let Some(key) = self.until(&Event::MappingEnd)? {
                    let key = self.node(key)?;
                    let value = self.next()?;
                    entries.push((key, self.node(value)?));
                }
                if let Some(twice) = twice(&entries) {
                    return Err(unread(twice, "this is not YAML: duplicated key in mapping".into(), false));
                }
                (tagged(Data::Mapping(entries), tag, start), anchor)
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned();
                return node.ok_or_else(|| unread(start, "an alias of what it stands in".into(), false));
            }
            _ => return Err(unread(start, "this is not YAML: expected a value".into(), false)),
        };
        let node = Node { start, data };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// The next event, none where it is the end.
    ///
    /// # Errors
    /// Those of [`Self::next`].
    pub(super) fn until(&mut self, end: &Event<'_>) -> Result<Option<Seen<'i>>, Unread> {
        let seen = self.next()?;
        Ok((seen.0 != *end).then_some(seen))
    }
}

/// The data with its tag, if that means anything.
fn tagged<'i>(data: Data<'i>, tag: Option<Cow<'i, Tag>>, start: Marker) -> Data<'i> {
    match tag.filter(|tag| !tag.is_yaml_core_schema()) {
        Some(tag) => Data::Tagged(tag, Box::new(Node { start, data })),
        None => data,
    }
}

/// Where a name stands that the mapping has before.
fn twice(entries: &[(Node<'_>, Node<'_>)]) -> Option<Marker> {
    let mut names = HashSet::with_capacity(entries.len());
    let mut is_new = |key: &Node<'_>| match &key.data {
        Data::Scalar(name, ..) => names.insert(name.to_string()),
        _ => true,
    };
    entries.iter().find(|(key, _)| !is_new(key)).map(|(key, _)| key.start)
}

fn wrong(error: &ScanError) -> Unread {
    // The scanner's own limit, of 255 brackets, where it looks ahead.
    if error.info().contains("recursion limit") {
        return unread(*error.marker(), limits::too_deep(), true);
    }
    unread(*error.marker(), format!("this is not YAML: {}", error.info()), false)
}

pub(super) fn unread(place: Marker, what: String, beyond: bool) -> Unread {
    Unread { line: place.line(), column: place.col() + 1, what, beyond }
}

#[cfg(test)]
mod tests;
