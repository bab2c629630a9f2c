//! Whether the log is archived, and whether anything is missing in the archive.

use super::shelf;
use crate::backup::{Archived, Base, Gap, Segment};
use crate::counted::counted;
use crate::error::{Error, Result};
use crate::ops::Project;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is looked at.
#[derive(Clone, Debug, Default)]
pub struct WalCheck {
    /// The folder that segments are archived to; without it only the server is asked.
    pub archive: Option<PathBuf>,
    /// The folder of backups, whose copies of the cluster need the archive; the project's own if not given.
    pub folder: Option<PathBuf>,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct WalReport {
    /// What the server says.
    #[serde(flatten)]
    pub archiver: Archiver,
    /// How many segments are in the archive; none where nobody named it.
    pub segments: Option<usize>,
    /// What is missing in between.
    pub gaps: Vec<Gap>,
    /// What is not as it should be.
    pub findings: Vec<String>,
}

/// What a server says of its archiver.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Archiver {
    /// How much is in the log: minimal, replica or logical.
    pub wal_level: String,
    /// off, on or always.
    pub archive_mode: String,
    /// Whether anything is done with a segment.
    pub has_command: bool,
    /// How many bytes a segment has.
    pub segment_size: u64,
    /// The segment that is written now; none on a standby.
    pub current: Option<String>,
    /// How many were archived since statistics were reset.
    pub archived: u64,
    /// The last that was archived.
    pub last_archived: Option<String>,
    /// When.
    pub last_archived_at: Option<String>,
    /// How often that failed.
    pub failed: u64,
    /// The last of which it failed.
    pub last_failed: Option<String>,
    /// When.
    pub last_failed_at: Option<String>,
    /// Whether it failed the last time.
    pub is_failing: bool,
}

/// So many segments may wait to be archived.
const BEHIND: u64 = 8;

/// Asks the server for its archiver, and looks for gaps in the archive.
///
/// # Errors
/// What the server answers; exit 1 where the archive cannot be read.
pub async fn wal_check(project: &Project, options: &WalCheck) -> Result<WalReport> {
    let (_target, mut session) = project.open().await?;
    let found: Option<Archiver> = session.read(include_str!("sql/archiver.sql")).await?.pop();
    session.close().await;
    let archiver = found.ok_or_else(|| Error::bug("a server has no archiver"))?;
    let mut findings = archiver.findings();
    let (mut segments, mut gaps) = (None, Vec::new());
    if let Some(folder) = &options.archive {
        let archived = Archived::read(folder, archiver.segment_size)?;
        let bases = Base::list(&shelf(options.folder.as_deref()).folder)?;
        gaps = archived.gaps(first_needed(&bases, archiver.segment_size), archiver.segment_size);
        findings.extend(archiver.findings_in(folder, &archived));
        findings.extend(gaps.iter().map(|gap| format!("missing in the archive: {gap}")));
        segments = Some(archived.segments.len());
    }
    Ok(WalReport { archiver, segments, gaps, findings })
}

/// The first segment that any copy of the cluster begins with.
fn first_needed(bases: &[Base], size: u64) -> Option<Segment> {
    bases
        .iter()
        .filter_map(|base| Segment::named(&base.manifest.first_segment, size))
        .min_by_key(|one| one.number)
}

impl Archiver {
    fn findings(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.wal_level == "minimal" {
            found.push(
                "wal_level is minimal: the log is not enough to recover with; set it to replica".to_owned(),
            );
        }
        if self.archive_mode == "off" {
            found.push(
                "archive_mode is off: nothing is archived; set it to on, and restart the server".to_owned(),
            );
        } else if !self.has_command {
            found.push("archive_command is empty: segments wait, and fill the disk of the server".to_owned());
        }
        if self.is_failing {
            found.push(format!(
                "the archiver fails: {} at {}; the server's log says why",
                self.last_failed.as_deref().unwrap_or("unknown"),
                self.last_failed_at.as_deref().unwrap_or("an unknown time"),
            ));
        }
        if let Some(behind) = self.behind().filter(|behind| *behind > BEHIND) {
            found.push(format!("{behind} segments wait to be archived"));
        }
        found
    }

    /// How many segments are written and not archived.
    fn behind(&self) -> Option<u64> {
        let number = |name: &Option<String>| Segment::named(name.as_deref()?, self.segment_size);
        let (current, last) = (number(&self.current)?, number(&self.last_archived)?);
        Some(current.number.saturating_sub(last.number + 1))
    }

    fn findings_in(&self, folder: &Path, archived: &Archived) -> Vec<String> {
        let mut found = Vec::new();
        if archived.segments.is_empty() {
            found.push(format!("no segment is in {}", folder.display()));
        }
        for (name, size) in &archived.short {
            found.push(format!(
                "{name} has {size} bytes of {}: it was not archived as a whole",
                self.segment_size
            ));
        }
        let last = self.last_archived.as_deref().and_then(|name| Segment::named(name, self.segment_size));
        if let Some(last) =
            last.filter(|last| !archived.segments.is_empty() && !archived.segments.contains(last))
        {
            found.push(format!(
                "{} is the last that the server archived, and is not in {} ({})",
                last.name(self.segment_size),
                folder.display(),
                counted(archived.segments.len(), "segment"),
            ));
        }
        found
    }
}
