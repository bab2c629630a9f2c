//! Makes a database what is desired: plan, consent, apply, read back.

use super::Project;
use super::comparison::Comparison;
use super::consent::{cover, is_confirmed, refuse_protected};
use crate::advice::{Advice, Operation};
use crate::apply::{ApplyReport, Terms, apply, measure, refuse_conflicts};
use crate::catalog::Catalog;
use crate::counted::counted;
use crate::db::{Environment, Guard, LockTimeout, Marker, Reading, Session, Target};
use crate::error::{Error, Result};
use crate::introspect::State;
use crate::ownership::Intent;
use crate::plan::{Consent, For, Hazard, Plan};
use crate::proposal::{InStep, PlanReport, Proposal};
use std::collections::BTreeSet;

/// What is to be pushed, and what was agreed to.
#[derive(Clone, Debug, Default)]
pub struct Push {
    /// What the database is to be.
    pub comparison: Comparison,
    /// A plan that was made before: exactly that is applied, and nothing is compared.
    pub plan: Option<Plan>,
    /// What may be lost.
    pub accept: Vec<Consent>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// A plan that waits for somebody to agree.
pub struct Planned {
    /// What is shown of it.
    pub report: PlanReport,
    options: Push,
    target: Target,
    session: Session,
    guard: Guard,
    named: bool,
    wanted: Option<(Catalog, For)>,
    state: Option<State>,
}

/// Plans, and applies what loses nothing that `accept` does not name.
///
/// # Errors
/// Those of [`plan`], [`Planned::agree`] and [`Planned::apply`].
pub async fn push(project: &Project, options: Push) -> Result<ApplyReport> {
    let planned = plan(project, options).await?;
    if planned.report.plan.is_empty() {
        planned.close().await;
        return Ok(ApplyReport { statements: Vec::new() });
    }
    let agreed = planned.agree(project).await?;
    agreed.apply(project).await
}

/// Reads both sides and plans; nothing is changed.
///
/// # Errors
/// Those of reading either side; exit 2 with possible renames that nobody decided on.
pub async fn plan(project: &Project, options: Push) -> Result<Planned> {
    planned(project, options, Questions::Asked).await
}

/// The same where possible renames stay questions in the report.
///
/// # Errors
/// Those of reading either side.
pub async fn plan_with_questions(project: &Project, options: Push) -> Result<Planned> {
    planned(project, options, Questions::Shown).await
}

/// What becomes of possible renames.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Questions {
    Asked,
    Shown,
}

async fn planned(project: &Project, mut options: Push, questions: Questions) -> Result<Planned> {
    let stored = options.plan.take();
    let desired = match stored {
        Some(_) => None,
        None => Some(options.comparison.desired(project).await?),
    };
    let is_of_no_app = stored.is_some() || options.comparison.is_of_no_app();
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("push")?;
    let guard = Guard::read(&mut session).await?;
    let named = is_confirmed(options.confirm_database.as_deref(), &session)?;
    match is_of_no_app {
        true => guard.allow_writing("push", &session, &target, named)?,
        false => project.own_guarded(("push", Intent::Replace), &guard, &mut session, &target, named).await?,
    }
    let (report, wanted, state, session) = match (stored, desired) {
        (Some(plan), _) => {
            let (report, session) = stored_plan(plan, session).await?;
            (report, None, None, session)
        }
        (None, Some(desired)) => {
            let said = options.comparison.said(&options.accept);
            let in_step = InStep::look(&mut session, &desired, &said, Reading::Scratch).await?;
            if let Some(report) = in_step.report(&desired) {
                return Ok(Planned {
                    report,
                    options,
                    target,
                    session,
                    guard,
                    named,
                    wanted: None,
                    state: None,
                });
            }
            let (proposal, session) =
                Proposal::make(session, &target, &desired, said, Reading::Scratch).await?;
            project.tell_notes();
            let (proposal, mut session) = match questions {
                Questions::Shown => (proposal, session),
                Questions::Asked => options.comparison.answer(proposal, (session, &target), project).await?,
            };
            if !is_of_no_app && !named && project.applications.is_implied(&guard, &target) {
                refuse_strange(&proposal, project, &session)?;
            }
            let progress = project.begin("counting what would be lost");
            let proposal = proposal.measured(&mut session).await?;
            drop(progress);
            // It was planned again where the schema changed meanwhile.
            if questions == Questions::Asked && !proposal.questions.is_empty() {
                return Err(proposal.unanswered());
            }
            let state = match proposal.plan.is_empty() {
                true => in_step.keep(&mut session, &proposal).await.map(|()| None)?,
                false => in_step.unchanged(&mut session).await?,
            };
            (proposal.report(), Some((proposal.desired, proposal.made_for)), state, session)
        }
        (None, None) => return Err(Error::bug("push has nothing to push")),
    };
    Ok(Planned { report, options, target, session, guard, named, wanted, state })
}

/// Sees to it that a project is not pushed over what another program has: a database that is not marked has a table in common
/// with it.
fn refuse_strange(proposal: &Proposal, project: &Project, session: &Session) -> Result<()> {
    let Some(tables) = proposal.tables_of_others() else { return Ok(()) };
    let (app, database) = (project.app()?.name(), &session.server.database);
    Err(Error::usage(format!(
        "{database} is perhaps not the database of {app}: it has {}, and none of {app}",
        counted(tables, "table")
    ))
    .hint("check the URL: this is perhaps not the database you mean")
    .hint(
        Advice::to("to begin a project from what it has: ")
            .run(Operation::Init, "--from URL")
            .then(", in another folder"),
    )
    .hint(format!("if what it has may go, name it: --confirm-database {database}")))
}

impl Planned {
    /// Ends the connection; nothing is changed.
    pub async fn close(self) {
        self.session.close().await;
    }

    /// Sees to it that the plan can be applied, and that every loss was named or agreed to.
    ///
    /// # Errors
    /// Exit 4 where something would be lost that nobody named, where PostgreSQL has no way, and in a protected database that
    /// is not named.
    pub async fn agree(mut self, project: &Project) -> Result<Agreed> {
        let plan = &self.report.plan;
        refuse_conflicts(plan)?;
        self.session.need_room_for(plan.locks).await?;
        let protection = self.guard.protection(&project.settings);
        if let Some(protection) = &protection
            && !self.named
            && plan.hazards(true).next().is_some()
        {
            let lost = plan.hazards(true).map(|hazard| format!("{hazard}: {}", hazard.flag()));
            return Err(refuse_protected("push", protection, &self.session, lost));
        }
        let hazards: Vec<&Hazard> = plan.hazards(protection.is_some()).collect();
        cover(&self.options.accept, &hazards, project.listener.as_ref())?;
        Ok(Agreed(self))
    }
}

/// A plan that was agreed to.
pub struct Agreed(Planned);

impl Agreed {
    /// Applies it in one transaction, and reads the result back.
    ///
    /// # Errors
    /// Exit 1 where a statement fails, or the database is no longer as it was; nothing is changed then.
    pub async fn apply(self, project: &Project) -> Result<ApplyReport> {
        let Planned { report, options, target, mut session, named, wanted, state, .. } = self.0;
        let marker = match wanted.is_none() || options.comparison.is_of_no_app() {
            true => None,
            false => Some(Marker {
                environment: target.is_embedded().then_some(Environment::Development),
                protected: false,
                app: Some(project.app()?.name().to_owned()),
            }),
        };
        let terms = Terms {
            wanted: wanted.as_ref().map(|(wanted, made_for)| (wanted, made_for)),
            state,
            marker,
            named,
            timeout: options.lock_timeout,
        };
        let progress = project.begin("applying");
        let done = apply(&mut session, &report.plan, &terms, &progress).await?;
        drop(progress);
        session.close().await;
        Ok(done)
    }
}

/// What was not counted when the plan was written is counted now.
async fn stored_plan(mut plan: Plan, mut session: Session) -> Result<(PlanReport, Session)> {
    if plan.database != session.server.database {
        return Err(Error::refused(format!(
            "the plan was made for the database {}, and this is {}",
            plan.database, session.server.database
        ))
        .hint(Advice::to("make a plan for this one: ").run(Operation::Push, "--output FILE")));
    }
    measure(&mut session, &mut plan).await?;
    let report = PlanReport {
        source: "the stored plan".into(),
        changes: plan.statements.len(),
        questions: Vec::new(),
        unlikely_renames: 0,
        unmanaged: BTreeSet::new(),
        plan,
    };
    Ok((report, session))
}

/// What a push would do; no question is asked.
///
/// # Errors
/// Those of reading either side.
pub async fn diff(project: &Project, comparison: &Comparison) -> Result<PlanReport> {
    let desired = comparison.desired(project).await?;
    let (target, mut session) = project.open().await?;
    if !comparison.is_of_no_app() {
        project.own(("diff", Intent::Compare), &mut session, &target).await?;
    }
    let said = comparison.said(&[]);
    let in_step = InStep::look(&mut session, &desired, &said, Reading::Scratch).await?;
    if let Some(report) = in_step.report(&desired) {
        session.close().await;
        return Ok(report);
    }
    let (proposal, mut session) = Proposal::make(session, &target, &desired, said, Reading::Scratch).await?;
    project.tell_notes();
    let progress = project.begin("counting what would be lost");
    let proposal = proposal.measured(&mut session).await?;
    drop(progress);
    in_step.keep(&mut session, &proposal).await?;
    session.close().await;
    Ok(proposal.report())
}
