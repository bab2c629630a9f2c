//! A time of day between two times, also over midnight.

use chrono::{DateTime, Local, NaiveTime, TimeDelta};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// From one time of day to another; over midnight where the second comes first. The time zone is that of this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    from: NaiveTime,
    to: NaiveTime,
}

impl FromStr for Between {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "expected two times, like 01:00-05:00; over midnight like 22:00-04:00".to_owned();
        let time = |text: &str| match text.trim() {
            "24:00" => Some(NaiveTime::MIN),
            text => NaiveTime::parse_from_str(text, "%H:%M").ok(),
        };
        let (from, to) = text.split_once('-').ok_or_else(wrong)?;
        let (from, to) = (time(from).ok_or_else(wrong)?, time(to).ok_or_else(wrong)?);
        if from == to {
            return Err("the window has no time in it: both times are the same".into());
        }
        Ok(Self { from, to })
    }
}

impl fmt::Display for Between {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.format("%H:%M"), self.to.format("%H:%M"))
    }
}

impl Between {
    /// How long it is open from now on; none where it is not open.
    pub fn open_for(&self, now: DateTime<Local>) -> Option<Duration> {
        self.open_at(now.time())
    }

    fn open_at(&self, now: NaiveTime) -> Option<Duration> {
        let is_open = match self.from < self.to {
            true => self.from <= now && now < self.to,
            false => self.from <= now || now < self.to,
        };
        let left = self.to.signed_duration_since(now);
        let left = if left <= TimeDelta::zero() { left + TimeDelta::days(1) } else { left };
        is_open.then(|| left.to_std().unwrap_or_default())
    }

    /// With the time zone and the time there.
    pub fn told(&self, now: DateTime<Local>) -> String {
        format!(
            "{self} ({}, the time zone of this machine; it is {})",
            now.format("%:z"),
            now.format("%H:%M")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(window: &str, now: &str) -> Option<u64> {
        let window: Between = window.parse().expect("a window");
        let now = NaiveTime::parse_from_str(now, "%H:%M").expect("a time");
        window.open_at(now).map(|left| left.as_secs() / 60)
    }

    #[test]
    fn a_window_is_open_from_its_first_minute_to_before_its_last() {
        assert_eq!(minutes("01:00-05:00", "00:59"), None);
        assert_eq!(minutes("01:00-05:00", "01:00"), Some(240));
        assert_eq!(minutes("01:00-05:00", "04:59"), Some(1));
        assert_eq!(minutes("01:00-05:00", "05:00"), None);
    }

    #[test]
    fn a_window_goes_over_midnight() {
        assert_eq!(minutes("22:00-04:00", "23:00"), Some(300));
        assert_eq!(minutes("22:00-04:00", "03:00"), Some(60));
        assert_eq!(minutes("22:00-04:00", "04:00"), None);
        assert_eq!(minutes("22:00-04:00", "21:59"), None);
        assert_eq!(minutes("20:00-24:00", "23:00"), Some(60));
        assert_eq!(minutes("20:00-24:00", "00:00"), None);
    }

    #[test]
    fn what_is_no_window_is_told() {
        for text in ["1-5", "01:00", "25:00-26:00", "01:00-01:00", ""] {
            assert!(text.parse::<Between>().is_err(), "{text}");
        }
    }
}
