//! Teams and their members.

pub mod team_members;
pub mod teams;
