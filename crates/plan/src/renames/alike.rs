//! Names that are much alike, found without comparing each with each.

use hbm_db_catalog::Ident;

/// Names in two orders: those that begin alike stand together in one, those that end alike in the other.
pub(super) struct Alike<'a> {
    forward: Vec<&'a Ident>,
    backward: Vec<(String, &'a Ident)>,
}

/// How many on each side of its place are looked at.
const NEIGHBOURS: usize = 3;
/// How many are named at the most.
const NAMED: usize = 3;
/// How alike names have to be; 1 is equal.
const ENOUGH: f64 = 0.5;

impl<'a> Alike<'a> {
    pub(super) fn among(names: &[&'a Ident]) -> Self {
        let mut forward = names.to_vec();
        forward.sort();
        let mut backward: Vec<(String, &Ident)> = names.iter().map(|name| (reversed(name), *name)).collect();
        backward.sort();
        Self { forward, backward }
    }

    /// Those that are most like a name, the most alike first.
    pub(super) fn to(&self, name: &Ident) -> Vec<&'a Ident> {
        let back = reversed(name);
        let forward = near(self.forward.partition_point(|other| *other < name), self.forward.len());
        let backward = near(self.backward.partition_point(|(other, _)| *other < back), self.backward.len());
        let mut found: Vec<&Ident> = self.forward[forward].to_vec();
        found.extend(self.backward[backward].iter().map(|(_, name)| *name));
        found.sort();
        found.dedup();
        let likeness = |other: &Ident| strsim::normalized_damerau_levenshtein(name.as_str(), other.as_str());
        let mut found: Vec<(f64, &Ident)> = found
            .into_iter()
            .map(|other| (likeness(other), other))
            .filter(|(like, _)| *like >= ENOUGH)
            .collect();
        found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        found.into_iter().take(NAMED).map(|(_, name)| name).collect()
    }
}

fn near(place: usize, length: usize) -> std::ops::Range<usize> {
    place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(length)
}

fn reversed(name: &Ident) -> String {
    name.as_str().chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_or_ends_alike_is_found() {
        let names: Vec<Ident> = ["users", "app_orders", "order_lines", "media", "tags", "b_media_old"]
            .into_iter()
            .map(Ident::new)
            .collect();
        let names: Vec<&Ident> = names.iter().collect();
        let alike = Alike::among(&names);
        for (name, expected) in [
            ("user", Some("users")),
            ("orders", Some("app_orders")),
            ("order_line", Some("order_lines")),
            ("xyz", None),
        ] {
            let first = alike.to(&Ident::new(name)).first().map(|name| name.as_str());
            assert_eq!(first, expected, "{name}");
        }
    }
}
