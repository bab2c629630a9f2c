//! What the queries gave → [`Catalog`]: addresses become identities.

use crate::catalog::{Catalog, Facts, Id, Ident, Kind, Object, Privilege, Satellites, Unmodeled};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `classid`, `objid`, `objsubid`, as in `pg_depend`.
type Address = (i64, i64, i32);
/// Who needs, and who is needed.
type Edge = (i64, i64, i32, i64, i64, i32);
/// What stands for something else, and for what.
type Alias = (i64, i64, i64, i64, i32);
/// An address, a provider and a label.
type Label = (i64, i64, i32, String, String);

/// The rows of all queries.
#[derive(Deserialize)]
pub(super) struct Answer {
    kinds: BTreeMap<Kind, Option<Vec<Row>>>,
    #[serde(default)]
    edges: Option<Vec<Edge>>,
    #[serde(default)]
    aliases: Option<Vec<Alias>>,
    #[serde(default)]
    comments: Option<Vec<(i64, i64, i32, String)>>,
    #[serde(default)]
    labels: Option<Vec<Label>>,
    #[serde(default)]
    unmodeled: Option<Vec<Unmodeled>>,
}

/// A row of the query of a kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    class: i64,
    #[serde(default)]
    oid: i64,
    #[serde(default)]
    sub: i32,
    path: Vec<Ident>,
    signature: Option<String>,
    parent: Option<Address>,
    facts: Option<Facts>,
    aside: Option<Facts>,
    owner: Option<Ident>,
    acl: Option<Vec<String>>,
    needs: Option<Vec<Address>>,
    after: Option<Vec<Address>>,
}

/// Which object stands at which address: renames leave the addresses as they are.
pub(crate) struct Places(HashMap<Address, Id>);

impl Places {
    /// What the objects were called at another time that are called otherwise now, by what they are called now.
    pub(crate) fn former(&self, before: &Self) -> BTreeMap<Id, Id> {
        let both = self.0.iter().filter_map(|(address, now)| Some((now, before.0.get(address)?)));
        both.filter(|(now, was)| now != was).map(|(now, was)| (now.clone(), was.clone())).collect()
    }
}

/// What stands at which address, and what stands for something else.
struct Addresses {
    ids: HashMap<Address, Id>,
    aliases: HashMap<(i64, i64), Address>,
}

impl Addresses {
    /// The object at an address, or the one that it stands for.
    fn find(&self, address: Address) -> Option<&Id> {
        let (class, oid, _) = address;
        if let Some(id) = self.ids.get(&address) {
            return Some(id);
        }
        let mut whole = (class, oid, 0);
        // An array of an array type's elements, of a table's row type: few steps, and never a cycle.
        for _ in 0..8 {
            if let Some(id) = self.ids.get(&whole) {
                return Some(id);
            }
            whole = *self.aliases.get(&(whole.0, whole.1))?;
        }
        None
    }
}

impl Answer {
    /// The catalog, and where its objects stand. Of a part of a database, what is a part of something else is left out.
    pub(super) fn catalog(self, is_partial: bool) -> (Catalog, Places) {
        let aliases = self.aliases.unwrap_or_default().into_iter();
        let mut addresses = Addresses {
            ids: HashMap::new(),
            aliases: aliases.map(|(class, oid, to, target, sub)| ((class, oid), (to, target, sub))).collect(),
        };
        let unmodeled = self.unmodeled.unwrap_or_default().into_iter().collect();
        let mut catalog = Catalog { unmodeled, ..Catalog::default() };
        let mut waiting = Vec::new();
        for (kind, rows) in self.kinds {
            for row in rows.unwrap_or_default() {
                let id = Id::signed(kind, row.path, row.signature.unwrap_or_default());
                if row.oid != 0 {
                    addresses.ids.insert((row.class, row.oid, row.sub), id.clone());
                }
                let satellites = satellites(row.owner, row.acl);
                let (facts, aside) = (row.facts.unwrap_or_default(), row.aside.unwrap_or_default());
                catalog.objects.insert(id.clone(), Object { facts, aside, parent: None, satellites });
                if row.parent.is_some() || row.needs.is_some() || row.after.is_some() {
                    waiting.push((id, row.parent, row.needs, row.after));
                }
            }
        }
        for (id, parent, needs, after) in waiting {
            let needs = needs.unwrap_or_default().into_iter().filter_map(|one| addresses.find(one).cloned());
            let needs: BTreeSet<Id> = needs.filter(|one| *one != id).collect();
            let after = after.unwrap_or_default().into_iter().filter_map(|one| addresses.find(one).cloned());
            let after: BTreeSet<Id> = after.filter(|one| *one != id).collect();
            if !after.is_empty() {
                catalog.after.insert(id.clone(), after);
            }
            if !needs.is_empty() {
                catalog.needs.entry(id.clone()).or_default().extend(needs);
            }
            let whole = parent.and_then(|parent| addresses.find(parent).cloned());
            if is_partial && parent.is_some() && whole.is_none() {
                catalog.objects.remove(&id);
            } else if let Some(object) = catalog.objects.get_mut(&id) {
                object.parent = whole;
            }
        }
        for (class, oid, sub, to, target, target_sub) in self.edges.unwrap_or_default() {
            let (Some(id), Some(needed)) =
                (addresses.find((class, oid, sub)), addresses.find((to, target, target_sub)))
            else {
                continue;
            };
            let is_part = |id: &Id, of: &Id| {
                catalog.objects.get(id).is_some_and(|object| object.parent.as_ref() == Some(of))
            };
            if id != needed && !is_part(id, needed) && !is_part(needed, id) {
                catalog.needs.entry(id.clone()).or_default().insert(needed.clone());
            }
        }
        for (class, oid, sub, text) in self.comments.unwrap_or_default() {
            if let Some(object) = at(&addresses, &mut catalog, (class, oid, sub)) {
                object.satellites.comment = Some(text);
            }
        }
        for (class, oid, sub, provider, text) in self.labels.unwrap_or_default() {
            if let Some(object) = at(&addresses, &mut catalog, (class, oid, sub)) {
                object.satellites.labels.insert(provider, text);
            }
        }
        (catalog, Places(addresses.ids))
    }
}

/// The object that stands at this very address.
fn at<'a>(addresses: &Addresses, catalog: &'a mut Catalog, address: Address) -> Option<&'a mut Object> {
    catalog.objects.get_mut(addresses.ids.get(&address)?)
}

fn satellites(owner: Option<Ident>, acl: Option<Vec<String>>) -> Satellites {
    let privileges = acl.map(|items| {
        let read = items.iter().filter_map(|item| Privilege::of_item(item, owner.as_ref()));
        read.flatten().collect()
    });
    Satellites { owner, privileges, ..Satellites::default() }
}
