//! A plan and what is still to be decided about it.

use crate::apply::measure;
use crate::catalog::{Catalog, Ident, ObjectId};
use crate::db::Reading;
use crate::db::{Session, Target};
use crate::desired::Desired;
use crate::diff::{Candidate, Candidates, Change, Rename, apply_renames, candidates, compare, shell_word};
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::{Consent, For, HazardKind, Plan, build};
use crate::render::{PlanReport, Question};
use std::collections::BTreeSet;

/// How often a schema is read that changes before it was counted.
const READ_AGAIN: usize = 5;

/// A plan, before anybody agreed to it.
#[derive(Debug)]
pub(crate) struct Proposal {
    pub(crate) plan: Plan,
    /// Possible renames that no declaration and no consent decides.
    pub(crate) questions: Vec<Candidate>,
    /// How many pairs of a drop and a creation are not asked about.
    unlikely: usize,
    /// Renames that were declared, and are possible.
    pub(crate) renames: Vec<Change>,
    pub(crate) desired: Catalog,
    /// Renames the source declares.
    declared: Vec<Rename>,
    /// All that were planned with.
    renamed: Vec<Rename>,
    accepted: Vec<Consent>,
    live: Catalog,
    made_for: For,
    source: String,
    /// Namespaces of the database that the desired state does not speak of.
    unmanaged: BTreeSet<Ident>,
}

impl Proposal {
    /// Reads both sides, does the declared renames, and plans. Nothing is counted yet.
    ///
    /// # Errors
    /// Those of reading either side; exit 2 where a declared rename is impossible.
    pub(crate) async fn make(
        session: Session,
        target: &Target,
        desired: &Desired,
        renames: &[Rename],
        accepted: &[Consent],
        reading: Reading,
    ) -> Result<(Self, Session)> {
        let (mut wanted, mut session) = desired.catalog(session, target, reading).await?;
        let unmanaged = desired.scope.settle(&mut session, &mut wanted).await?;
        let live = introspect::read(&mut session, &wanted.namespaces()).await?;
        let source = (desired.source.as_str(), desired.renames.as_slice());
        let proposal = Self::between(&session, live, wanted, source, renames, accepted)?;
        Ok((Self { unmanaged, ..proposal }, session))
    }

    /// Plans the way from one catalog to that of a source, which has a name and declares renames.
    ///
    /// # Errors
    /// Exit 2 where a declared rename is impossible.
    pub(crate) fn between(
        session: &Session,
        live: Catalog,
        wanted: Catalog,
        (source, declared): (&str, &[Rename]),
        renames: &[Rename],
        accepted: &[Consent],
    ) -> Result<Self> {
        let made_for = For {
            database: session.server.database.clone(),
            server_version: session.server.version,
            before: live.fingerprint(),
        };
        let all: Vec<Rename> = declared.iter().chain(renames).cloned().collect();
        let (plan, renames, Candidates { likely: mut questions, unlikely }) =
            propose(&made_for, &live, &wanted, &all)?;
        questions.retain(|candidate| !decided(candidate, accepted));
        Ok(Self {
            plan,
            questions,
            unlikely,
            renames,
            desired: wanted,
            declared: declared.to_vec(),
            renamed: all,
            accepted: accepted.to_vec(),
            live,
            made_for,
            source: source.to_owned(),
            unmanaged: BTreeSet::new(),
        })
    }

    /// Counts what would be lost. Where the schema was changed since it was read, it is read and planned again.
    ///
    /// # Errors
    /// What the server answers to the counting queries; exit 1 with the other sessions where the schema does not hold
    /// still.
    pub(crate) async fn measured(mut self, session: &mut Session) -> Result<Self> {
        let mut tries = READ_AGAIN;
        loop {
            match measure(session, &mut self.plan).await {
                Err(error) if error.is_marked_changed() => {
                    let before = self.made_for.before.clone();
                    self = self.read_again(session).await?;
                    // Where nothing changed, the query is what is wrong.
                    if self.made_for.before == before {
                        return Err(error);
                    }
                    if tries == 0 {
                        return Err(introspect::unsettled(session, error).await);
                    }
                    tries -= 1;
                }
                done => return done.map(|()| self),
            }
        }
    }

    async fn read_again(mut self, session: &mut Session) -> Result<Self> {
        self.live = introspect::read(session, &self.desired.namespaces()).await?;
        self.made_for.before = self.live.fingerprint();
        let candidates;
        (self.plan, self.renames, candidates) =
            propose(&self.made_for, &self.live, &self.desired, &self.renamed)?;
        (self.questions, self.unlikely) = (candidates.likely, candidates.unlikely);
        self.questions.retain(|candidate| !decided(candidate, &self.accepted));
        Ok(self)
    }

    /// Plans again with more renames.
    ///
    /// # Errors
    /// Exit 2 where a rename is impossible.
    pub(crate) fn with_renames(mut self, answered: &[Rename]) -> Result<Self> {
        let renames: Vec<Rename> = self.declared.iter().chain(answered).cloned().collect();
        (self.plan, self.renames, _) = propose(&self.made_for, &self.live, &self.desired, &renames)?;
        self.renamed = renames;
        self.questions.clear();
        Ok(self)
    }

    /// What is shown of it.
    pub(crate) fn report(&self) -> PlanReport {
        PlanReport {
            source: self.source.clone(),
            changes: self.plan.statements.len(),
            questions: self.questions.iter().map(question).collect(),
            unlikely_renames: self.unlikely,
            unmanaged: self.unmanaged.clone(),
            plan: self.plan.clone(),
        }
    }

    /// The questions as an error, with the flags that answer them.
    pub(crate) fn unanswered(&self) -> Error {
        Error::usage("a rename cannot be told from a drop and a creation")
            .details(self.questions.iter().map(|candidate| question(candidate).to_string()))
            .details(not_asked(self.unlikely))
            .hint("say which it is with one of the flags above")
    }
}

fn propose(
    made_for: &For,
    live: &Catalog,
    desired: &Catalog,
    renames: &[Rename],
) -> Result<(Plan, Vec<Change>, Candidates)> {
    let mut renamed = live.clone();
    let done = apply_renames(&mut renamed, desired, renames).map_err(|error| {
        Error::usage(error.0).hint("write it as table.old=new or old=new, or leave it out")
    })?;
    let questions = candidates(&compare(&renamed, desired), &renamed, desired);
    Ok((build(made_for.clone(), &done, &renamed, desired), done, questions))
}

/// A consent to the drop says that it is no rename.
fn decided(candidate: &Candidate, accepted: &[Consent]) -> bool {
    let object = candidate.from.plain();
    accepted.iter().any(|consent| {
        consent.covers(HazardKind::DropColumn, &object) && candidate.from.table().is_some()
            || consent.covers(HazardKind::DropTable, &object) && candidate.from.table().is_none()
    })
}

fn question(candidate: &Candidate) -> Question {
    let table = candidate.from.table();
    let hazard = if table.is_some() { HazardKind::DropColumn } else { HazardKind::DropTable };
    let dropped = shell_word(&format!("{hazard}:{}", candidate.from.plain()));
    Question::Rename {
        from: match table {
            Some(_) => candidate.from.last().as_str().to_owned(),
            None => candidate.from.plain(),
        },
        table: table.map(|table| ObjectId::Table(table.clone()).plain()),
        to: candidate.to.as_str().to_owned(),
        flags: [candidate.flag(), format!("--accept {dropped}")],
    }
}

/// What is told of pairs that nobody is asked about.
pub(crate) fn not_asked(unlikely: usize) -> Option<String> {
    (unlikely > 0).then(|| {
        format!(
            "{unlikely} more pairs of the same form have names that are not alike, and are taken as drops and \
             creations: --rename OLD=NEW says otherwise"
        )
    })
}

#[cfg(test)]
mod recorded;
