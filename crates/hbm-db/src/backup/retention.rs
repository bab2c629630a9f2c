//! Which backups are kept. Pure.

use chrono::{DateTime, Utc};
use std::time::Duration;

/// How long backups are kept, and how many in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Those that are younger.
    pub younger: Option<Duration>,
    /// So many of the newest.
    pub last: Option<usize>,
}

/// What is asked of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// When it was made.
    pub(super) made_at: DateTime<Utc>,
    /// Whether its files are there as they were written, as far as that was looked at.
    pub(super) good: bool,
    /// Whether a restore has proven it.
    pub(super) proven: bool,
}

impl Keep {
    /// Whether anything is said.
    pub fn is_said(self) -> bool {
        self != Self::default()
    }

    /// Which backups of one database go, as places in the list, which begins with the newest. What either rule keeps stays; the
    /// newest good one, and the newest that is proven, stay in any case. One that is not good is not counted, and goes when it is
    /// old enough.
    pub(super) fn remove(self, backups: &[Candidate], now: DateTime<Utc>) -> Vec<usize> {
        let is_young = |backup: &Candidate| {
            let age = now.signed_duration_since(backup.made_at).to_std().unwrap_or_default();
            self.younger.is_some_and(|limit| age < limit)
        };
        let good: Vec<usize> = (0..backups.len()).filter(|at| backups[*at].good).collect();
        let last = self.last.unwrap_or(0);
        let stays: Vec<usize> = good.iter().take(last.max(1)).copied().collect();
        let proven = good.iter().find(|at| backups[**at].proven);
        (0..backups.len())
            .filter(|at| !stays.contains(at) && proven != Some(at) && !is_young(&backups[*at]))
            // Without an age nothing says when a damaged one may go.
            .filter(|at| backups[*at].good || self.younger.is_some())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 60 * 60;

    fn backups(of: &[(i64, bool, bool)]) -> (Vec<Candidate>, DateTime<Utc>) {
        let now = DateTime::<Utc>::from_timestamp(1_800_000_000, 0).expect("a time");
        let made = |(days, good, proven): &(i64, bool, bool)| Candidate {
            made_at: now - chrono::TimeDelta::days(*days),
            good: *good,
            proven: *proven,
        };
        (of.iter().map(made).collect(), now)
    }

    fn keep(days: Option<u64>, last: Option<usize>) -> Keep {
        Keep { younger: days.map(|days| Duration::from_secs(days * DAY)), last }
    }

    #[test]
    fn what_either_rule_keeps_stays() {
        let (list, now) =
            backups(&[(1, true, false), (20, true, false), (40, true, false), (50, true, false)]);
        assert_eq!(keep(Some(30), None).remove(&list, now), [2, 3]);
        assert_eq!(keep(None, Some(3)).remove(&list, now), [3]);
        assert_eq!(keep(Some(30), Some(3)).remove(&list, now), [3]);
        assert_eq!(keep(Some(10), Some(1)).remove(&list, now), [1, 2, 3]);
    }

    #[test]
    fn the_only_good_one_stays_however_old_it_is() {
        let (list, now) = backups(&[(1, false, false), (400, true, false), (500, true, false)]);
        assert_eq!(keep(Some(30), None).remove(&list, now), [2]);
        // The damaged one is no good one.
        assert_eq!(keep(None, Some(1)).remove(&list, now), [2]);
        assert_eq!(keep(Some(0), Some(1)).remove(&list, now), [0, 2]);
    }

    #[test]
    fn the_newest_that_is_proven_stays_too() {
        let (list, now) = backups(&[(1, true, false), (40, true, true), (50, true, true)]);
        assert_eq!(keep(Some(30), Some(1)).remove(&list, now), [2]);
    }
}
