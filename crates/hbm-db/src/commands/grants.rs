//! `grants`: the limited role an application connects with.

use super::{Context, LockArgs};
use crate::apply::{in_transaction, run as run_statements};
use crate::catalog::Ident;
use crate::db::{Password, Role, Session};
use crate::error::{Error, Exit, Result};
use crate::grants::Grants;
use crate::grants::{allow_login, create_role, privileges, set_password};
use crate::ownership::Intent;
use crate::plan::Statement;
use crate::progress::Listener;
use crate::render::Report;
use serde::Serialize;

/// The variable with the password.
const PASSWORD: &str = "HBM_DB_ROLE_PASSWORD";

/// The SQLSTATE of a missing privilege.
const DENIED: &str = "42501";

/// Create or update the limited role that the application connects with
///
/// Which privileges it has, the application's definition says. The password comes from HBM_DB_ROLE_PASSWORD, in the
/// environment, in .env.local or in .env; where a new role has none there, it is asked for on a terminal. A role that is
/// there keeps its password where the variable is not set. The server gets only the SCRAM verifier, never the password.
///
/// Tables that are created later are not covered: run it again after migrations and after a reset.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  HBM_DB_ROLE_PASSWORD=... hbm-db grants --app gemini-crm --role crm_app\n  hbm-db grants --app gemini-crm --role crm_app --dry-run"
)]
pub(crate) struct Args {
    /// The role; it is created where it is missing.
    #[arg(long, value_name = "NAME", value_parser = role_name)]
    role: Ident,
    /// Show what would run, and run nothing. No password is needed.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    lock: LockArgs,
}

/// A name that can be that of a limited role. PostgreSQL takes "public" for everybody, even in quotes.
fn role_name(text: &str) -> std::result::Result<Ident, String> {
    match text {
        "" => Err("a role has a name".into()),
        "public" | "none" | "current_user" | "current_role" | "session_user" => {
            Err("PostgreSQL keeps this word for itself".into())
        }
        name if name.starts_with("pg_") => {
            Err("PostgreSQL keeps names that begin with pg_ for itself".into())
        }
        name if name.len() > 63 => Err("a name has at most 63 bytes".into()),
        name if name.contains('\0') => Err("a name has no NUL".into()),
        name => Ok(Ident::new(name)),
    }
}

/// What became of the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum PasswordState {
    /// It was set.
    Set,
    /// It was that already.
    Unchanged,
    /// None was given.
    Kept,
}

#[derive(Serialize)]
struct Granted {
    role: String,
    created: bool,
    password: PasswordState,
    granted: Vec<String>,
    revoked: Vec<String>,
}

impl Report for Granted {
    fn text(&self) -> String {
        let mut done: Vec<String> = Vec::new();
        if self.created {
            done.push("created".into());
        }
        if self.password == PasswordState::Set {
            done.push("password set".into());
        }
        for (count, word) in [(self.granted.len(), "granted"), (self.revoked.len(), "revoked")] {
            match count {
                0 => {}
                1 => done.push(format!("1 privilege {word}")),
                _ => done.push(format!("{count} privileges {word}")),
            }
        }
        if done.is_empty() {
            return format!("role {}: no changes", self.role);
        }
        format!("role {}: {}", self.role, done.join(", "))
    }
}

#[derive(Serialize)]
struct Planned {
    role: String,
    statements: Vec<Statement>,
}

impl Report for Planned {
    fn text(&self) -> String {
        self.statements.iter().map(|statement| format!("{}\n", statement.commented())).collect()
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let grants = app.role_grants().ok_or_else(|| {
        let others = context.applications.known().iter().filter(|other| other.role_grants().is_some());
        let error = Error::usage(format!("{} does not say what its role may do", app.name()))
            .hint("say it where the application is defined: App::grants");
        others.fold(error, |error, other| error.hint(format!("{0} does: --app {0}", other.name())))
    })?;
    let namespaces = app.namespaces();
    let (target, mut session) = context.open_waiting(args.lock.timeout()).await?;
    session.need_session("grants")?;
    context.own(("grants", Intent::Add), &mut session, &target).await?;
    let found = Role::find(&mut session, &args.role).await?;
    let steps = Steps::new(&args.role, found.as_ref(), grants, &session)?;
    if args.dry_run {
        session.close().await;
        let role = args.role.as_str().to_owned();
        context.ui.report(&Planned { role, statements: steps.all() })?;
        return Ok(Exit::Done);
    }
    let given = password(&args.role, found.is_some(), context)?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    // Another run may have created the role by now, or somebody given it more.
    let found = Role::find(&mut session, &args.role).await?;
    let steps = Steps::new(&args.role, found.as_ref(), grants, &session)?;
    let password = match given {
        None if found.is_none() => password(&args.role, false, context)?,
        given => given,
    };
    let progress = context.ui.begin("granting");
    let work = Work { args, grants, created: found.is_none(), password, context };
    let mut denied = false;
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        let before = Role::privileges(session, &args.role).await?;
        let ran = run_statements(session, &steps.role, progress.as_ref()).await;
        ran.map_err(|error| explain(error, session))?;
        let ran = run_statements(session, &steps.privileges, progress.as_ref()).await;
        denied = ran.as_ref().is_err_and(|error| error.sqlstate() == Some(DENIED));
        ran?;
        let password = work.set_password(session).await?;
        work.verify(session).await?;
        let after = Role::privileges(session, &args.role).await?;
        Ok(Granted {
            role: args.role.as_str().to_owned(),
            created: work.created,
            password,
            granted: after.difference(&before).cloned().collect(),
            revoked: before.difference(&after).cloned().collect(),
        })
    })
    .await;
    drop(progress);
    let done = match done {
        Err(error) if denied => return Err(name_owners(error, grants, &mut session).await),
        done => done?,
    };
    session.close().await;
    context.ui.report(&done)?;
    Ok(Exit::Done)
}

/// What has to run, in this order.
struct Steps {
    role: Vec<Statement>,
    privileges: Vec<Statement>,
}

impl Steps {
    /// A role that can do more than a limited one, owns something or is a group is never touched.
    fn new(role: &Ident, found: Option<&Role>, grants: &Grants, session: &Session) -> Result<Self> {
        let first = match found {
            None => vec![create_role(role)],
            Some(found) => {
                let reasons = reasons(found);
                if !reasons.is_empty() {
                    return Err(refusal(role, reasons));
                }
                if found.login { Vec::new() } else { vec![allow_login(role)] }
            }
        };
        let database = Ident::new(&session.server.database);
        Ok(Self { role: first, privileges: privileges(grants, role, &database) })
    }

    fn all(self) -> Vec<Statement> {
        [self.role, self.privileges].concat()
    }
}

fn refusal(role: &Ident, reasons: Vec<String>) -> Error {
    Error::refused(format!("{role} is not a limited role, so it is left as it is"))
        .details(reasons)
        .hint("name another role, which nothing else is done with")
}

/// Why it is no limited role.
fn reasons(found: &Role) -> Vec<String> {
    let mut reasons: Vec<String> =
        found.powers.iter().map(|power| format!("it has {power}, itself or through another role")).collect();
    if found.own {
        reasons.push("it is the role of this session".into());
    }
    if !found.owns.is_empty() {
        let shown = found.owns.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        let more = if found.owns.len() > 3 { " and more" } else { "" };
        reasons.push(format!("it owns {shown}{more}, itself or through another role"));
    }
    if found.group {
        reasons.push("it may not log in and has members, so it is a group".into());
    }
    reasons
}

/// The password, from where nobody can see it. A role that is there needs none.
fn password(role: &Ident, exists: bool, context: &Context<'_>) -> Result<Option<Password>> {
    if matches!(std::env::var(PASSWORD), Err(std::env::VarError::NotUnicode(_))) {
        return Err(Error::usage(format!("{PASSWORD} in the environment is not UTF-8"))
            .hint("give the password in UTF-8"));
    }
    if let Some(variable) = context.env.get(PASSWORD) {
        return Ok(Some(Password::new(variable.value)));
    }
    if exists {
        context.ui.say(format!("{role} keeps its password; {PASSWORD} would set another"));
        return Ok(None);
    }
    if context.ui.is_interactive() {
        return Ok(Some(Password::new(context.ui.secret(&format!("Password of {role}:"))?)));
    }
    Err(Error::usage(format!("{role} is new and needs a password"))
        .hint(format!("set {PASSWORD}, in the environment, in .env.local or in .env"))
        .hint("an argument would be seen in the list of processes"))
}

struct Work<'a> {
    args: &'a Args,
    grants: &'a Grants,
    created: bool,
    password: Option<Password>,
    context: &'a Context<'a>,
}

impl Work<'_> {
    /// The statement is shown nowhere, not where it fails either.
    async fn set_password(&self, session: &mut Session) -> Result<PasswordState> {
        let Some(password) = &self.password else { return Ok(PasswordState::Kept) };
        let role = &self.args.role;
        let kept = Role::verifier(session, role).await?;
        if kept.is_some_and(|kept| password.is(&kept)) {
            return Ok(PasswordState::Unchanged);
        }
        let done = session.execute(&set_password(role, &password.verifier())).await;
        done.map_err(|error| explain(error.context(format!("cannot set the password of {role}")), session))?;
        Ok(PasswordState::Set)
    }

    /// Whether the role can do what it should, and not more.
    async fn verify(&self, session: &mut Session) -> Result<()> {
        let role = &self.args.role;
        let lacking = Role::lacks(session, role, self.grants).await?;
        if !lacking.is_empty() {
            let user = &session.server.user;
            return Err(Error::failed(format!(
                "{user} may not give {role} all that it needs; nothing was changed"
            ))
            .details(lacking.into_iter().map(|privilege| format!("missing: {privilege}")))
            .hint("connect as the owner of the database and its tables"));
        }
        for namespace in Role::without_tables(session, self.grants).await? {
            let ui = self.context.ui;
            ui.warn(format!("there is no table in {namespace} yet: run it again after push or migrate up"));
        }
        for namespace in Role::still_creates(session, role, self.grants).await? {
            self.context.ui.warn(format!(
                "{role} can still create in the schema {namespace}, because everybody can; if nobody needs that: REVOKE CREATE ON SCHEMA {namespace} FROM PUBLIC"
            ));
        }
        Ok(())
    }
}

/// Why a role could not be created or altered.
fn explain(error: Error, session: &Session) -> Error {
    match error.sqlstate() {
        Some(DENIED) => {
            let user = Ident::new(&session.server.user);
            error
                .without_hints()
                .hint(format!("a superuser lets this role create others: ALTER ROLE {user} CREATEROLE"))
                .hint("or connect as a role that may")
        }
        // Roles are those of the server, and the lock is that of one database.
        Some("42710" | "23505") => {
            error.without_hints().hint("it was created meanwhile: run the command again")
        }
        _ => error,
    }
}

/// How many lines say whose something is.
const OWNERS: usize = 5;

/// Says whose it is that the session's role may not give, after the transaction.
async fn name_owners(error: Error, grants: &Grants, session: &mut Session) -> Error {
    // Where this fails, the server has still said what it was about.
    let mut denied = Role::denied(session, grants).await.unwrap_or_default();
    let more = denied.len().saturating_sub(OWNERS);
    denied.truncate(OWNERS);
    denied.extend((more > 0).then(|| format!("and {more} more")));
    error
        .without_hints()
        .details(denied)
        .hint("only the owner can grant that: connect as the owner of the database and its tables")
}
