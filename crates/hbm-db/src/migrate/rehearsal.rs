//! What statements lose, learned by running them and taking them back: tables and columns that are gone, values and rows
//! that are otherwise, sequences that begin anew.
//!
//! The first run tells which tables are written to; the rows of these are kept before the second, and compared. What a
//! rollback does not undo must not happen here: numbers of sequences are kept ([`numbers`]), and what acts outside of
//! the transaction is not rehearsed ([`super::outside`]).

use super::contents::{Contents, Touched};
use super::losses::{Loss, Snapshot, counted, losses, snapshot};
use super::numbers::{self, Numbers};
use super::outside::acts_outside;
use super::{Steps, losses::ROWS};
use crate::apply::{lock_out, uncommitted};
use crate::catalog::{Ident, Name};
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};
use crate::plan::kinds::table;
use crate::plan::{Hazard, HazardKind};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// How often statements are run that write to other tables each time.
const ATTEMPTS: usize = 4;

/// What is compared.
struct Picture {
    tables: Snapshot,
    written: Vec<Written>,
    numbers: Numbers,
}

/// A file of a table, and how many of its rows were changed in this transaction.
#[derive(Deserialize)]
struct Written {
    /// The table.
    relation: i64,
    /// The part of it.
    part: i64,
    partitioned: bool,
    file: i64,
    changed: i64,
    /// Whether the server counts changes.
    counted: bool,
}

/// Large objects, as `pg_class` has them.
const LARGE_OBJECTS: i64 = 2613;

impl Picture {
    /// In the caller's transaction. Names are looked up in `public` again afterwards.
    async fn take(session: &mut Session) -> Result<Self> {
        session.execute("reset role; set local search_path = ''").await?;
        let tables = snapshot(session).await?;
        let written = session.read(include_str!("sql/written.sql")).await?;
        let numbers = numbers::read(session).await?;
        session.execute("set local search_path = public").await?;
        Ok(Self { tables, written, numbers })
    }

    /// The tables that were written to until another picture was taken.
    fn touched(&self, after: &Self) -> BTreeSet<Touched> {
        let now: BTreeMap<i64, &Written> = after.written.iter().map(|one| (one.part, one)).collect();
        let found = self.written.iter().filter_map(|was| {
            let now = now.get(&was.part)?;
            let rows = now.changed != was.changed || !was.counted || !now.counted;
            (rows || now.file != was.file).then_some(Touched {
                relation: was.relation,
                partitioned: was.partitioned,
                rows,
            })
        });
        found.filter(|one| one.relation != LARGE_OBJECTS).collect()
    }

    fn large_objects(&self, after: &Self) -> Option<Loss> {
        let changed = |picture: &Self| {
            picture.written.iter().find(|one| one.part == LARGE_OBJECTS).map(|one| (one.file, one.changed))
        };
        let number = u64::try_from(changed(after)?.1 - changed(self)?.1).unwrap_or(0);
        let id = table::id(&Name::new("pg_catalog", "pg_largeobject"));
        let unit = "pieces of large objects changed or deleted";
        (number > 0).then(|| Loss::counted((LARGE_OBJECTS, ROWS), HazardKind::ChangeRows, &id, unit, number))
    }
}

/// What files lose together when they run one after the other. Nothing of it is kept. From the first that cannot be
/// rehearsed on, nothing is known.
///
/// # Errors
/// What the server answers to a statement.
pub(crate) async fn rehearse(
    session: &mut Session,
    files: &[Steps<'_>],
    namespaces: &BTreeSet<Ident>,
    timeout: LockTimeout,
) -> Result<Vec<Loss>> {
    let begin = session.plain_state() + "begin";
    let together = uncommitted(session, &begin, namespaces, timeout, async |session: &mut Session| {
        let mut unknown = None;
        let mut known = 0;
        for file in files {
            if let Some(why) = acts_outside(session, file).await? {
                unknown = Some(Loss::not_rehearsed(&file.migration(), why));
                break;
            }
            known += 1;
        }
        let run = async |session: &mut Session| {
            for file in &files[..known] {
                session.execute("set local search_path = public").await?;
                file.run_where_possible(session).await?;
            }
            Ok(())
        };
        let compared = run_and_compare(session, run).await?;
        let mut found = compared.take_back(session).await?;
        found.extend(unknown);
        Ok(found)
    })
    .await;
    match together {
        // A label that one file brings and another one uses: each of them runs, and they cannot run together.
        Err(error) if error.sqlstate() == Some("55P04") => Ok(Vec::new()),
        Err(error) => files.iter().find_map(Steps::acted_outside).map_or(Err(error), |loss| Ok(vec![loss])),
        Ok(losses) => {
            session.rollback().await?;
            Ok(losses)
        }
    }
}

/// What statements that have run lose, under the locks that keep it so.
pub(super) struct Compared {
    pub(super) losses: Vec<Loss>,
    numbers: Numbers,
}

impl Compared {
    /// Undoes what was run, and gives the losses.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn take_back(self, session: &mut Session) -> Result<Vec<Loss>> {
        back(session, &self.numbers).await?;
        Ok(self.losses)
    }
}

/// Undoes what was run since the savepoint.
async fn back(session: &mut Session, numbers: &Numbers) -> Result<()> {
    session.execute("rollback to savepoint hbm_db_rehearsal").await?;
    numbers::set_back(session, numbers).await
}

/// Runs statements in the caller's transaction, and says what they lose. They have run then: whoever does not agree takes
/// them back.
///
/// # Errors
/// What the server answers to a statement; nothing of it has happened then.
pub(super) async fn run_and_compare(
    session: &mut Session,
    run: impl AsyncFn(&mut Session) -> Result<()>,
) -> Result<Compared> {
    let before = Picture::take(session).await?;
    session.execute("savepoint hbm_db_rehearsal").await?;
    match compared(session, &before, &run).await {
        Ok(losses) => Ok(Compared { losses, numbers: before.numbers }),
        Err(error) => {
            // Without the connection the server takes it back by itself.
            let _ = back(session, &before.numbers).await;
            Err(error)
        }
    }
}

async fn compared(
    session: &mut Session,
    before: &Picture,
    run: &impl AsyncFn(&mut Session) -> Result<()>,
) -> Result<Vec<Loss>> {
    numbers::keep(session, before.numbers.values()).await?;
    let mut after = ran(session, run).await?;
    let mut looked_at = BTreeSet::new();
    let mut found: Vec<Loss> = Vec::new();
    let mut attempt = 0;
    loop {
        attempt += 1;
        let touched = before.touched(&after);
        let gone = losses(&before.tables, &after.tables);
        let is_new = |table: &Touched| !looked_at.contains(&table.relation);
        if attempt > 1 && !touched.iter().any(is_new) || touched.is_empty() && gone.is_empty() {
            break;
        }
        if attempt > ATTEMPTS {
            return Err(Error::failed(
                "the statements write to other tables each time they run: what they lose is not known",
            )
            .hint("see that nobody writes to the database meanwhile, and run the command again"));
        }
        back(session, &before.numbers).await?;
        let hazards: Vec<&Hazard> = gone.iter().map(|loss| &loss.hazard).collect();
        lock_out(session, &hazards).await?;
        found = counted(session, gone).await?;
        let kept = keep(session, &touched, before, &after).await?;
        numbers::keep(session, numbers::moved(&before.numbers, &after.numbers)).await?;
        after = ran(session, run).await?;
        looked_at = touched.iter().map(|table| table.relation).collect();
        for contents in kept {
            add(&mut found, contents.losses(session, &after.tables).await?);
        }
    }
    found.extend(numbers::losses(&before.numbers, &after.numbers, &after.tables));
    found.extend(before.large_objects(&after));
    // A protected database is asked about what is dropped empty, too.
    found.retain(|loss| loss.hazard.needs_consent(true));
    Ok(found)
}

/// Runs them, with what they leave for the end of the transaction.
async fn ran(session: &mut Session, run: &impl AsyncFn(&mut Session) -> Result<()>) -> Result<Picture> {
    run(session).await?;
    session.execute("set constraints all immediate").await?;
    Picture::take(session).await
}

/// Keeps the rows of the tables that are written to.
async fn keep(
    session: &mut Session,
    touched: &BTreeSet<Touched>,
    before: &Picture,
    after: &Picture,
) -> Result<Vec<Contents>> {
    let mut kept: Vec<Contents> = Vec::new();
    session.execute("set local search_path = ''; set local row_security = off").await?;
    // A table that was written anew and then changed counts as changed.
    let mut tables: BTreeMap<i64, Touched> = BTreeMap::new();
    for one in touched {
        tables.entry(one.relation).and_modify(|other| other.rows |= one.rows).or_insert(*one);
    }
    for (place, table) in tables.into_values().enumerate() {
        kept.extend(Contents::keep(session, place, table, &before.tables, &after.tables).await?);
    }
    session.execute("set local search_path = public").await?;
    Ok(kept)
}

/// Adds what was compared to what was counted: of the same thing, the greater number is the loss.
fn add(found: &mut Vec<Loss>, compared: Vec<Loss>) {
    for loss in compared {
        match found.iter_mut().find(|other| other.key == loss.key) {
            Some(other) => other.hazard.loses = other.hazard.loses.max(loss.hazard.loses),
            None => found.push(loss),
        }
    }
}
