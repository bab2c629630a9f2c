//! Files of a desired state, run in an empty database: statement by statement as psql does it, many at once where nothing
//! forbids it.

use super::files::{Order, SqlFile, Stage, Step, Unit, sociable};
use super::owners;
use super::script_file::{Bound, can_be_left_out};
use crate::db::{BETWEEN, Session};
use crate::error::{Error, Result};
use crate::migrate::{read_alone, read_one, within_room};
use hbm_db_migration_file::CopyRows;

/// How many statements run together at first.
const MANY: usize = usize::MAX;

/// Runs all stages, one after the other.
///
/// # Errors
/// Exit 1 with file, line, column and statement of what does not run; of files in any order, of each of them.
pub(super) async fn run(session: &mut Session, stages: &[Stage]) -> Result<()> {
    let own = owners::without_strangers(session, stages).await?;
    for stage in own.as_deref().unwrap_or(stages) {
        match stage.order {
            Order::AsGiven => {
                for file in &stage.files {
                    Run::new(file).go_on(session).await?;
                }
            }
            Order::Any => in_any_order(session, &stage.files).await?,
        }
    }
    Ok(())
}

/// Runs each file as far as it goes, and goes on with those that are left until nothing moves. What is below the mark of a file
/// is run when nothing else moves.
async fn in_any_order(session: &mut Session, files: &[SqlFile]) -> Result<()> {
    let mut left: Vec<Run<'_>> = files.iter().map(Run::up_to_mark).collect();
    loop {
        let mut moved = 0;
        let mut errors = Vec::new();
        let mut stopped = Vec::new();
        for mut run in left {
            let before = run.done;
            let ran = run.go_on(session).await;
            moved += run.done - before;
            if let Err(error) = ran {
                // Another room is needed, whatever the order.
                if session.needs.is_some() {
                    return Err(error);
                }
                errors.push(error);
                stopped.push(run);
            } else if run.end < run.file.steps.len() {
                stopped.push(run);
            }
        }
        left = stopped;
        if left.is_empty() {
            return Ok(());
        }
        if moved > 0 && files.len() > 1 && !errors.is_empty() {
            continue;
        }
        let marked: Vec<&mut Run<'_>> =
            left.iter_mut().filter(|run| run.end < run.file.steps.len()).collect();
        if marked.is_empty() {
            return Err(all_of(errors));
        }
        marked.into_iter().for_each(|run| run.end = run.file.steps.len());
    }
}

/// The errors of several files as one, with each of them.
fn all_of(mut errors: Vec<Error>) -> Error {
    // What runs in another room, or once a role that is missing is made, stands for the others.
    let has = |code: &str| errors.iter().position(|error| error.sqlstate() == Some(code));
    let first = ["25001", "2D000", "55P04", "55006", "42704"].into_iter().find_map(has).unwrap_or(0);
    let first = errors.remove(first);
    if errors.is_empty() {
        return first;
    }
    let message = format!("{} files do not run in an empty database, in whatever order", errors.len() + 1);
    first.context(message).details(errors.iter().map(Error::to_string))
}

/// A file that is run.
struct Run<'a> {
    file: &'a SqlFile,
    /// How many of its steps have run.
    done: usize,
    /// How many are to run for now.
    end: usize,
}

impl<'a> Run<'a> {
    fn new(file: &'a SqlFile) -> Self {
        Self { file, done: 0, end: file.steps.len() }
    }

    fn up_to_mark(file: &'a SqlFile) -> Self {
        Self { end: file.last, ..Self::new(file) }
    }

    /// Goes on as far as it is to go.
    ///
    /// # Errors
    /// Exit 1 with the place of what does not run: everything before it has run.
    async fn go_on(&mut self, session: &mut Session) -> Result<()> {
        self.set_up(session).await?;
        let mut most = MANY;
        while let Some(unit) = self.file.unit(self.done, self.end, most) {
            match unit {
                Unit::Together(steps) => {
                    let mut ran = 0;
                    let done = within_room(session, async |session| {
                        let done;
                        (ran, done) = send(session, steps).await;
                        done
                    });
                    match done.await {
                        Ok(()) => {
                            self.done += steps.len();
                            most = most.saturating_mul(2);
                        }
                        Err(error) if session.needs.is_some() => return Err(error),
                        // Those before it run together again, and it runs by itself.
                        Err(_) => most = ran.clamp(1, steps.len() - 1),
                    }
                }
                Unit::Alone(step) => {
                    alone(session, step).await?;
                    self.done += 1;
                    most = most.saturating_mul(2);
                }
                Unit::Transaction { inside, end, steps } => {
                    transaction(session, inside, end).await?;
                    self.done += steps;
                }
                Unit::Nothing => self.done += 1,
            }
        }
        Ok(())
    }

    /// Puts the session into the state that the file has reached: names are looked up in `public`, a function may come
    /// before what it uses, and no commit has to wait for the disk of a database that goes.
    async fn set_up(&self, session: &mut Session) -> Result<()> {
        let state = session.plain_state() + "set check_function_bodies = off; set synchronous_commit = off";
        session.execute(&state).await?;
        for step in self.file.steps[..self.done].iter().filter(|step| step.sets()) {
            // What failed before, and was left out, fails again.
            match session.execute(&step.statement.sql).await {
                Err(error) if can_be_left_out(&step.statement, &error) => {}
                ran => ran.map_err(|error| step.explain(error))?,
            }
        }
        Ok(())
    }
}

/// Sends statements together, in the caller's transaction; the error is that of the one that failed, and those before it are
/// counted.
async fn send(session: &mut Session, steps: &[Step]) -> (usize, Result<()>) {
    let mut done = 0;
    while let Some(step) = steps.get(done) {
        if let Some(rows) = &step.rows {
            if let Err(error) = copy(session, step, rows).await {
                return (done, Err(step.explain(error)));
            }
            done += 1;
            continue;
        }
        let rest = &steps[done..];
        let rest = &rest[..rest.iter().position(|step| step.rows.is_some()).unwrap_or(rest.len())];
        let texts: Vec<&str> = rest.iter().map(|step| step.statement.sql.as_str()).collect();
        let (ran, sent) = session.execute_together(&texts.join(BETWEEN)).await;
        done += ran;
        if let Err(error) = sent {
            let sent_before = texts.iter().take(ran).map(|text| text.chars().count() + BETWEEN.len()).sum();
            let error = error.moved(sent_before);
            let error = match rest.get(ran) {
                Some(step) => step.explain(error),
                None => error,
            };
            return (done, Err(error));
        }
    }
    (done, Ok(()))
}

/// Runs one that is in no transaction with others.
async fn alone(session: &mut Session, step: &Step) -> Result<()> {
    let ran = match &step.rows {
        Some(rows) => within_room(session, async |session| copy(session, step, rows).await).await,
        None => read_alone(session, &step.statement, &step.path).await,
    };
    match ran {
        Err(error) if can_be_left_out(&step.statement, &error) => Ok(()),
        ran => ran.map_err(|error| step.explain(error)),
    }
}

async fn copy(session: &mut Session, step: &Step, rows: &CopyRows) -> Result<()> {
    let copied = session.copy_rows(&step.statement.sql, &rows.text).await;
    copied.map_err(|error| error.detail(format!("the first of its rows is line {} of the file", rows.line)))
}

/// Runs what is between BEGIN and COMMIT, or ROLLBACK.
async fn transaction(session: &mut Session, inside: &[Step], end: Bound) -> Result<()> {
    let run = async |session: &mut Session| {
        let mut rest = inside;
        while let [first, after @ ..] = rest {
            let together = sociable(rest);
            if together.is_empty() {
                let ran = read_one(session, &first.statement, &first.path).await;
                ran.map_err(|error| first.explain(error))?;
                rest = after;
            } else {
                send(session, together).await.1?;
                rest = &rest[together.len()..];
            }
        }
        Ok(())
    };
    if end == Bound::RollsBack {
        session.begin().await?;
        let ran = run(session).await;
        session.rollback().await?;
        return ran;
    }
    within_room(session, run).await
}
