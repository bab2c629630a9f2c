//! `grants`: the limited role an application connects with.

use super::{Context, LockArgs};
use crate::apply::{in_transaction, run as run_statements};
use crate::catalog::Ident;
use crate::db::{Password, Role, Session};
use crate::error::{Error, Exit, Result};
use crate::grants::Grants;
use crate::plan::{Statement, create_role, let_role_in, privileges, set_password};
use crate::render::{Report, statement_text};
use serde::Serialize;

/// The variable with the password.
const PASSWORD: &str = "HBM_DB_ROLE_PASSWORD";

/// Create or update the limited role that the application connects with
///
/// Which privileges it has, the application's definition says. The password comes from HBM_DB_ROLE_PASSWORD, in the
/// environment or in .env.local; where a new role has none there, it is asked for on a terminal. A role that is there
/// keeps its password where the variable is not set. The server gets only the SCRAM verifier, never the password.
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
        self.statements.iter().map(|statement| format!("{}\n", statement_text(statement))).collect()
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.app()?;
    let grants = app.role_grants().ok_or_else(|| {
        let others = context.apps.iter().filter(|other| other.role_grants().is_some());
        let error = Error::usage(format!("{} does not say what its role may do", app.name()))
            .hint("say it where the application is defined: App::grants");
        others.fold(error, |error, other| error.hint(format!("{0} does: --app {0}", other.name())))
    })?;
    let namespaces = app.namespaces();
    let (_target, mut session) = context.open().await?;
    session.need_session("grants")?;
    let found = Role::find(&mut session, &args.role, &namespaces).await?;
    let statements = statements(&args.role, found.as_ref(), grants, &session)?;
    if args.dry_run {
        session.close().await;
        let role = args.role.as_str().to_owned();
        context.ui.report(&Planned { role, statements })?;
        return Ok(Exit::Done);
    }
    let password = password(&args.role, found.is_some(), context)?;
    let timeout = args.lock.timeout();
    session.lock(timeout).await?;
    let progress = context.ui.progress("granting");
    let work = Work { args, grants, created: found.is_none(), password, context };
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        let before = Role::privileges(session, &args.role).await?;
        let ran = run_statements(session, &statements, &progress).await;
        work.context.tell(&ran.map_err(|error| explain(error, session))?);
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
    .await?;
    drop(progress);
    session.close().await;
    context.ui.report(&done)?;
    Ok(Exit::Done)
}

/// What has to run. A role that can do more than a limited one, or owns something here, is never touched.
fn statements(
    role: &Ident,
    found: Option<&Role>,
    grants: &Grants,
    session: &Session,
) -> Result<Vec<Statement>> {
    let mut statements = Vec::new();
    match found {
        None => statements.push(create_role(role)),
        Some(found) => {
            let mut reasons: Vec<String> = found
                .powers
                .iter()
                .map(|power| format!("it has {power}, itself or through another role"))
                .collect();
            reasons.extend(found.own.then(|| "it is the role of this session".to_owned()));
            reasons.extend(found.owner.then(|| {
                "it owns the database or something in it, itself or through another role".to_owned()
            }));
            if !reasons.is_empty() {
                return Err(Error::refused(format!("{role} is not a limited role, so it is left as it is"))
                    .details(reasons)
                    .hint("name another role, which nothing else is done with"));
            }
            statements.extend((!found.login).then(|| let_role_in(role)));
        }
    }
    let database = Ident::new(&session.server.database);
    statements.extend(privileges(grants, role, &database));
    Ok(statements)
}

/// The password, from where nobody can see it. A role that is there needs none.
fn password(role: &Ident, exists: bool, context: &Context<'_>) -> Result<Option<Password>> {
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
        .hint(format!("set {PASSWORD}, in the environment or in .env.local"))
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
        for namespace in Role::still_creates(session, role, self.grants).await? {
            self.context.ui.warn(format!(
                "{role} can still create in the schema {namespace}, because everybody can; if nobody needs that: REVOKE CREATE ON SCHEMA {namespace} FROM PUBLIC"
            ));
        }
        Ok(())
    }
}

fn explain(error: Error, session: &Session) -> Error {
    if error.sqlstate() != Some("42501") {
        return error;
    }
    let user = Ident::new(&session.server.user);
    error
        .without_hints()
        .hint(format!("a superuser lets this role create others: ALTER ROLE {user} CREATEROLE"))
        .hint("or connect as the owner of the database and its tables")
}
