//! The tree of who blocks whom.

use super::Connected;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody who may block others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The process of a session.
    Pid(i32),
    /// A prepared transaction.
    Prepared(String),
}

/// Somebody, with those that wait for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocking {
    /// Who it is.
    #[serde(flatten)]
    pub who: Who,
    /// Those that wait for them.
    pub blocks: Vec<Blocking>,
}

/// The roots first blocked by nobody. A session that waits for several is below each of them. In a cycle, which the server ends soon,
/// the lowest process stands for a root.
pub(super) fn of(sessions: &[Connected]) -> Vec<Blocking> {
    let edges: BTreeSet<(Who, i32)> = sessions
        .iter()
        .flat_map(|session| {
            let pids = session.blocked_by.iter().map(|pid| Who::Pid(*pid));
            let prepared = session.blocked_by_prepared.iter().cloned().map(Who::Prepared);
            pids.chain(prepared).map(|by| (by, session.pid))
        })
        .collect();
    let waits = |who: &Who| matches!(who, Who::Pid(pid) if edges.iter().any(|(_, waiter)| waiter == pid));
    let blockers: BTreeSet<&Who> = edges.iter().map(|(by, _)| by).collect();
    let mut shown = BTreeSet::new();
    let mut roots: Vec<Blocking> =
        blockers.iter().filter(|who| !waits(who)).map(|who| below(who, &edges, &mut shown, &[])).collect();
    for who in blockers {
        if !shown.contains(who) {
            roots.push(below(who, &edges, &mut shown, &[]));
        }
    }
    // Who holds up most comes first.
    roots.sort_by_key(|root| std::cmp::Reverse(root.waiters().len()));
    roots
}

fn below(who: &Who, edges: &BTreeSet<(Who, i32)>, shown: &mut BTreeSet<Who>, above: &[Who]) -> Blocking {
    shown.insert(who.clone());
    let path = [above, std::slice::from_ref(who)].concat();
    let waiters = edges.iter().filter(|(by, _)| by == who).map(|(_, pid)| Who::Pid(*pid));
    let blocks =
        waiters.filter(|waiter| !path.contains(waiter)).map(|waiter| below(&waiter, edges, shown, &path));
    Blocking { who: who.clone(), blocks: blocks.collect::<Vec<_>>() }
}

impl Blocking {
    /// All that wait for them, directly or not.
    pub fn waiters(&self) -> BTreeSet<&Who> {
        self.blocks.iter().flat_map(|one| one.waiters().into_iter().chain([&one.who])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(pid: i32, blocked_by: &[i32], prepared: &[&str]) -> Connected {
        let value = serde_json::json!({
            "pid": pid, "database": null, "user": null, "application": null, "client": null, "kind": null, "state": null,
            "wait_event_type": null, "wait_event": null, "connected": null, "in_transaction": null, "in_state": null,
            "waits": null, "blocked_by": blocked_by, "blocked_by_prepared": prepared, "hidden": false, "query": null,
        });
        serde_json::from_value(value).expect("a session")
    }

    fn text(tree: &[Blocking]) -> String {
        let one = |one: &Blocking| match (&one.who, one.blocks.is_empty()) {
            (Who::Pid(pid), true) => pid.to_string(),
            (Who::Pid(pid), false) => format!("{pid}({})", text(&one.blocks)),
            (Who::Prepared(gid), _) => format!("{gid}({})", text(&one.blocks)),
        };
        tree.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn roots_are_blocked_by_nobody() {
        let chain =
            [session(1, &[], &[]), session(2, &[1], &[]), session(3, &[2], &[]), session(4, &[1], &[])];
        assert_eq!(text(&of(&chain)), "1(2(3) 4)");
        let two =
            [session(5, &[1, 2], &[]), session(9, &[8], &[]), session(7, &[8], &[]), session(6, &[8], &[])];
        assert_eq!(text(&of(&two)), "8(6 7 9) 1(5) 2(5)");
        assert_eq!(text(&of(&[session(2, &[], &["x"]), session(3, &[2], &[])])), "x(2(3))");
    }

    #[test]
    fn a_cycle_ends() {
        assert_eq!(
            text(&of(&[session(1, &[2], &[]), session(2, &[1], &[]), session(3, &[1], &[])])),
            "1(2 3)"
        );
        assert_eq!(text(&of(&[])), "");
    }
}
