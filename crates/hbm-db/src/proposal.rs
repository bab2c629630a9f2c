//! A plan and what is still to be decided about it.

mod in_step;
mod question;
mod renamed;
mod report;

pub(crate) use in_step::InStep;
pub use question::Question;
pub use report::PlanReport;

use crate::apply::measure;
use crate::catalog::{Catalog, Ident};
use crate::db::Reading;
use crate::db::{Session, Target};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::kinds::table;
use crate::plan::{
    Candidate, Candidates, Consent, For, HazardKind, Plan, Rename, Renamed, build, candidates, compare,
    find_renames, shell_word,
};
use crate::said::{Said, of_cycle};
use renamed::renamed;
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
    pub(crate) renames: Renamed,
    pub(crate) desired: Catalog,
    /// Renames the source declares.
    declared: Vec<Rename>,
    said: Said,
    live: Catalog,
    pub(crate) made_for: For,
    source: String,
    reading: Reading,
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
        said: Said,
        reading: Reading,
    ) -> Result<(Self, Session)> {
        let (mut wanted, mut session) = desired.catalog(session, target, reading).await?;
        let renamed = renamed_namespaces(&wanted, desired.renames.iter().chain(&said.renames));
        let unmanaged = desired.scope.settle(&mut session, &mut wanted, &renamed).await?;
        let managed = wanted.namespaces().into_iter().chain(renamed).collect();
        let live = introspect::read(&mut session, &managed).await?;
        let source = (desired.source.as_str(), desired.renames.as_slice());
        let privileges = said.privileges.clone().or_else(|| desired.privileges.clone());
        let said = Said { whole: desired.scope.is_whole(), privileges, ..said };
        let has_renames = !desired.renames.is_empty() || !said.renames.is_empty();
        let around = match has_renames {
            true => surroundings(&mut session, &unmanaged).await?,
            false => None,
        };
        let way = (session, target, reading);
        let (proposal, session) = Self::around(way, live, wanted, around.as_ref(), source, said).await?;
        Ok((Self { unmanaged, ..proposal }, session))
    }

    /// Plans the way from one catalog to that of a source, which has a name and declares renames.
    ///
    /// # Errors
    /// Exit 2 where a declared rename is impossible.
    pub(crate) async fn between(
        way: (Session, &Target, Reading),
        live: Catalog,
        wanted: Catalog,
        source: (&str, &[Rename]),
        said: Said,
    ) -> Result<(Self, Session)> {
        Self::around(way, live, wanted, None, source, said).await
    }

    /// The same where the first is a part of a database.
    async fn around(
        (session, target, reading): (Session, &Target, Reading),
        live: Catalog,
        wanted: Catalog,
        around: Option<&Catalog>,
        (source, declared): (&str, &[Rename]),
        said: Said,
    ) -> Result<(Self, Session)> {
        let made_for = said.made_for(&session, &live, &wanted);
        let all: Vec<Rename> = declared.iter().chain(&said.renames).cloned().collect();
        let mut renames = possible(&live, &wanted, &all)?;
        let (moved, session) =
            renamed(session, target, reading, (&live, &wanted), around, &mut renames).await?;
        let (plan, Candidates { likely: mut questions, unlikely }) =
            propose(&made_for, &moved, &wanted, &renames)?;
        questions.retain(|candidate| !decided(candidate, &said.accepted));
        let proposal = Self {
            plan,
            questions,
            unlikely,
            renames,
            desired: wanted,
            declared: declared.to_vec(),
            said,
            live,
            made_for,
            source: source.to_owned(),
            reading,
            unmanaged: BTreeSet::new(),
        };
        Ok((proposal, session))
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
                // What PostgreSQL renamed elsewhere would have to be renamed again.
                Err(error) if error.is_marked_changed() && self.renames.statements.is_empty() => {
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
        (self.plan, candidates) = propose(&self.made_for, &self.live, &self.desired, &self.renames)?;
        (self.questions, self.unlikely) = (candidates.likely, candidates.unlikely);
        self.questions.retain(|candidate| !decided(candidate, &self.said.accepted));
        Ok(self)
    }

    /// Plans again with more renames.
    ///
    /// # Errors
    /// Exit 2 where a rename is impossible.
    pub(crate) async fn with_renames(
        self,
        answered: &[Rename],
        mut session: Session,
        target: &Target,
    ) -> Result<(Self, Session)> {
        let around = surroundings(&mut session, &self.unmanaged).await?;
        let said = Said { renames: answered.to_vec(), ..self.said };
        let source = (self.source.as_str(), self.declared.as_slice());
        let way = (session, target, self.reading);
        let (mut proposal, session) =
            Self::around(way, self.live, self.desired, around.as_ref(), source, said).await?;
        proposal.questions.clear();
        Ok((Self { unmanaged: self.unmanaged, ..proposal }, session))
    }

    /// How many tables the database has, where the desired state has none of them: it is perhaps another program's.
    pub(crate) fn tables_of_others(&self) -> Option<usize> {
        let mut live = table::tables(&self.live).peekable();
        live.peek()?;
        let count = table::tables(&self.live).count();
        live.all(|name| !table::is_in(&self.desired, &name)).then_some(count)
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

/// The namespaces that are to get the name of one that the desired state has.
pub(crate) fn renamed_namespaces<'a>(
    wanted: &Catalog,
    renames: impl Iterator<Item = &'a Rename>,
) -> BTreeSet<Ident> {
    let made = wanted.namespaces();
    let named = renames.filter_map(Rename::namespace);
    named.filter(|(from, to)| made.contains(to) && !made.contains(from)).map(|(from, _)| from).collect()
}

/// The whole database, where a part of it is not managed: what is renamed may need that.
async fn surroundings(session: &mut Session, unmanaged: &BTreeSet<Ident>) -> Result<Option<Catalog>> {
    if unmanaged.is_empty() {
        return Ok(None);
    }
    let all = introspect::namespaces(session).await?;
    introspect::read(session, &all).await.map(Some)
}

/// The renames that can be done.
fn possible(live: &Catalog, desired: &Catalog, renames: &[Rename]) -> Result<Renamed> {
    find_renames(live, desired, renames).map_err(|error| Error::usage(error.0).hint(error.1))
}

fn propose(
    made_for: &For,
    live: &Catalog,
    desired: &Catalog,
    renames: &Renamed,
) -> Result<(Plan, Candidates)> {
    let plan = build(made_for, renames, live, desired).map_err(|cycle| of_cycle(&cycle))?;
    let differences = compare(live, desired, &made_for.goes());
    Ok((plan, candidates(&differences, live, desired)))
}

/// A consent to the drop says that it is no rename.
fn decided(candidate: &Candidate, accepted: &[Consent]) -> bool {
    let object = candidate.from.plain();
    accepted.iter().any(|consent| {
        consent.covers(HazardKind::DropColumn, &object) && candidate.from.whole().is_some()
            || consent.covers(HazardKind::DropTable, &object) && candidate.from.whole().is_none()
    })
}

fn question(candidate: &Candidate) -> Question {
    let table = candidate.from.whole();
    let hazard = if table.is_some() { HazardKind::DropColumn } else { HazardKind::DropTable };
    let dropped = shell_word(&format!("{hazard}:{}", candidate.from.plain()));
    Question::Rename {
        from: match table {
            Some(_) => candidate.from.last().as_str().to_owned(),
            None => candidate.from.plain(),
        },
        table: table.map(|name| table::id(&name).plain()),
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
