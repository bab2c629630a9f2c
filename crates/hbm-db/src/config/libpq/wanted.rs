//! Which of several servers is wanted.

use super::Parameters;
use crate::error::Result;

/// `target_session_attrs`: the server that is wanted of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The first that can be connected to.
    Any,
    /// One that takes writes, as the role is set.
    ReadWrite,
    /// One that takes none.
    ReadOnly,
    /// One that is no standby.
    Primary,
    /// A standby.
    Standby,
    /// A standby; if none of them is one, any.
    PreferStandby,
}

const WANTED: [(&str, Wanted); 6] = [
    ("any", Wanted::Any),
    ("read-write", Wanted::ReadWrite),
    ("read-only", Wanted::ReadOnly),
    ("primary", Wanted::Primary),
    ("standby", Wanted::Standby),
    ("prefer-standby", Wanted::PreferStandby),
];

impl Parameters {
    /// Which server is wanted; the first where nothing says.
    ///
    /// # Errors
    /// Exit 2 for a value that is none.
    pub(in crate::config) fn wanted(&self) -> Result<Wanted> {
        let name = self.one_of("target_session_attrs", &WANTED.map(|(name, _)| name))?;
        Ok(WANTED.iter().find(|(own, _)| *own == name).map_or(Wanted::Any, |(_, wanted)| *wanted))
    }
}
