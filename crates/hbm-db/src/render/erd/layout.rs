//! Where the boxes stand, and where the lines run.
//!
//! Boxes stand in columns, those that are referred to before those that refer. Lines run in the gutters between the
//! columns and in lanes above all of them, so none runs through a box. All that lead to one table share their lanes: they
//! end at the same place.

use crate::inspect::{Diagram, Entity};
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use serde::Serialize;
use std::collections::BTreeMap;

/// Places in a line of a box.
pub(super) const ROW: usize = 18;
/// The height of a box's head.
pub(super) const HEAD: usize = 24;
/// The width of a character.
pub(super) const LETTER: usize = 7;
const LANE: usize = 6;
const MARGIN: usize = 20;
const BETWEEN: usize = 24;

/// A box.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    column: usize,
}

/// Everything in its place.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) places: Vec<Place>,
    /// The points of each reference, from the table that has it to the one it points at.
    pub(super) lines: Vec<Vec<(usize, usize)>>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The places of tables and lines, in the order of the diagram.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// The boxes: x, y, width, height.
    pub boxes: Vec<[usize; 4]>,
    /// The points of each reference, from the table that has it to the one it points at.
    pub lines: Vec<Vec<(usize, usize)>>,
    /// How large it all is.
    pub width: usize,
    /// And how high.
    pub height: usize,
    /// The height of a box's head, and of each of its columns.
    pub head: usize,
    /// The height of a column in a box.
    pub row: usize,
}

impl From<Layout> for Picture {
    fn from(layout: Layout) -> Self {
        let boxes = layout.places.iter().map(|place| [place.x, place.y, place.width, place.height]);
        Self {
            boxes: boxes.collect(),
            lines: layout.lines,
            width: layout.width,
            height: layout.height,
            head: HEAD,
            row: ROW,
        }
    }
}

/// Lanes that were given out, by the table that its lines lead to.
#[derive(Clone, Debug, Default)]
struct Lanes(BTreeMap<usize, usize>);

impl Lanes {
    fn take(&mut self, to: usize) {
        let next = self.0.len();
        self.0.entry(to).or_insert(next);
    }

    fn at(&self, to: usize) -> usize {
        BETWEEN / 2 + LANE * self.0.get(&to).copied().unwrap_or(0)
    }

    fn room(&self) -> usize {
        BETWEEN + LANE * self.0.len()
    }
}

/// The sides of two boxes that a line joins: gutters by their number, and whether it has to go over the top.
struct Way {
    from: usize,
    to: usize,
}

impl Layout {
    pub(super) fn of(diagram: &Diagram) -> Self {
        let mut places: Vec<Place> = diagram.tables.iter().map(size).collect();
        let columns = columns(&order(diagram), &mut places);
        let mut gutters = vec![Lanes::default(); columns.len() + 1];
        let mut top = Lanes::default();
        let ways: Vec<Way> = diagram
            .references
            .iter()
            .map(|link| way(places[link.from].column, places[link.to].column))
            .collect();
        for (way, link) in ways.iter().zip(&diagram.references) {
            gutters[way.from].take(link.to);
            gutters[way.to].take(link.to);
            if way.from != way.to {
                top.take(link.to);
            }
        }
        let mut lefts = Vec::new();
        let mut x = MARGIN;
        for (column, members) in columns.iter().enumerate() {
            lefts.push(x);
            x += gutters[column].room();
            let width = members.iter().map(|at| places[*at].width).max().unwrap_or(0);
            let mut y = MARGIN + top.room();
            for at in members {
                let place = &mut places[*at];
                (place.x, place.y, place.width) = (x, y, width);
                y += place.height + BETWEEN;
            }
            x += width;
        }
        lefts.push(x);
        let lane = |gutter: usize, to: usize| lefts[gutter] + gutters[gutter].at(to);
        let line = |(way, link): (&Way, &crate::inspect::Link)| {
            let end = |table: usize, columns: &[usize], gutter: usize| {
                let place: &Place = &places[table];
                let x = if gutter == place.column { place.x } else { place.x + place.width };
                (x, place.y + HEAD + ROW * columns.first().copied().unwrap_or(0) + ROW / 2)
            };
            let start = end(link.from, &link.columns, way.from);
            let stop = end(link.to, &link.foreign_columns, way.to);
            let (first, last) = (lane(way.from, link.to), lane(way.to, link.to));
            let mut points = vec![start, (first, start.1)];
            if way.from != way.to {
                let above = MARGIN + top.at(link.to);
                points.extend([(first, above), (last, above)]);
            }
            points.extend([(last, stop.1), stop]);
            points
        };
        let lines = ways.iter().zip(&diagram.references).map(line).collect();
        let height = places.iter().map(|place| place.y + place.height).max().unwrap_or(0) + MARGIN;
        let width = x + gutters.last().map_or(0, Lanes::room) + MARGIN;
        Self { places, lines, width, height }
    }
}

fn size(table: &Entity) -> Place {
    let letters = |text: &str| super::super::visible::width(text);
    let row = |field: &crate::inspect::Field| letters(&field.name) + letters(&field.data_type) + 5;
    let widest = table.columns.iter().map(row).max().unwrap_or(0).max(letters(&table.name) + 2);
    Place { width: widest * LETTER + 16, height: HEAD + ROW * table.columns.len().max(1), ..Place::default() }
}

/// The gutters a line begins and ends in. Gutter n is at the left of column n.
fn way(from: usize, to: usize) -> Way {
    if from > to {
        Way { from, to: to + 1 }
    } else if from == to {
        Way { from, to }
    } else {
        Way { from: from + 1, to }
    }
}

/// Tables in an order in which most stand behind what they refer to; those that refer to each other stand together.
fn order(diagram: &Diagram) -> Vec<usize> {
    let mut graph = DiGraph::<(), ()>::new();
    let nodes: Vec<NodeIndex> = diagram.tables.iter().map(|_| graph.add_node(())).collect();
    for link in &diagram.references {
        graph.update_edge(nodes[link.from], nodes[link.to], ());
    }
    // Tarjan gives components after all they lead to.
    let components = tarjan_scc(&graph);
    let mut level = vec![0; diagram.tables.len()];
    for component in &components {
        let deepest = component
            .iter()
            .flat_map(|node| graph.neighbors(*node))
            .filter(|next| !component.contains(next))
            .map(|next| level[next.index()] + 1)
            .max()
            .unwrap_or(0);
        component.iter().for_each(|node| level[node.index()] = deepest);
    }
    let joined = |at: usize| diagram.references.iter().any(|link| link.from == at || link.to == at);
    let mut order: Vec<usize> = (0..diagram.tables.len()).collect();
    // What nothing is said of comes last.
    order.sort_by_key(|at| (!joined(*at), level[*at], *at));
    order
}

/// Cuts the order into columns, so that the picture is about as wide as a screen.
fn columns(order: &[usize], places: &mut [Place]) -> Vec<Vec<usize>> {
    let area: usize = places.iter().map(|place| (place.height + BETWEEN) * (place.width + 4 * BETWEEN)).sum();
    let tallest = places.iter().map(|place| place.height).max().unwrap_or(0);
    let height = tallest.max((area * 5 / 8).isqrt());
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut filled = height + 1;
    for at in order {
        let needed = places[*at].height + BETWEEN;
        if filled + needed > height + BETWEEN {
            columns.push(Vec::new());
            filled = 0;
        }
        filled += needed;
        places[*at].column = columns.len() - 1;
        if let Some(last) = columns.last_mut() {
            last.push(*at);
        }
    }
    columns
}
