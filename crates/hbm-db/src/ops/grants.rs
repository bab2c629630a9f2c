//! The limited role an application connects with.

use super::Project;
use crate::apply::{in_transaction, run as run_statements};
use crate::catalog::Ident;
use crate::db::{LockTimeout, Password, Role, Session};
use crate::error::{Error, Result};
use crate::grants::Grants;
use crate::grants::{allow_login, create_role, privileges, set_password};
use crate::ownership::Intent;
use crate::plan::Statement;
use serde::Serialize;

/// The variable with the password.
const PASSWORD: &str = "HBM_DB_ROLE_PASSWORD";

/// The SQLSTATE of a missing privilege.
const DENIED: &str = "42501";

/// Which role, and its password.
#[derive(Clone)]
pub struct Grant {
    /// The role; it is created where it is missing.
    pub role: Ident,
    /// Its password; none for that of the variable `HBM_DB_ROLE_PASSWORD`. A role that is there keeps its own without.
    pub password: Option<String>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// What became of the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordState {
    /// It was set.
    Set,
    /// It was that already.
    Unchanged,
    /// None was given.
    Kept,
}

/// What was done.
#[derive(Clone, Debug, Serialize)]
pub struct Granted {
    /// The role.
    pub role: String,
    /// Whether it is new.
    pub created: bool,
    /// What became of its password.
    pub password: PasswordState,
    /// Privileges that it has now.
    pub granted: Vec<String>,
    /// Privileges that it has no longer.
    pub revoked: Vec<String>,
}

/// Statements that would run.
#[derive(Clone, Debug, Serialize)]
pub struct WouldGrant {
    /// The role.
    pub role: String,
    /// The statements, without that of the password.
    pub statements: Vec<Statement>,
}

/// Creates or updates the limited role that the application connects with, and checks what it can do then.
///
/// # Errors
/// Exit 2 where the application does not say what its role may do, and for a new role without a password; exit 4 for a role
/// that is no limited one.
pub async fn grant(project: &Project, options: &Grant) -> Result<Granted> {
    let grants = declared(project)?;
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("grants")?;
    project.own(("grants", Intent::Add), &mut session, &target).await?;
    let namespaces = project.namespaces(&mut session).await?;
    let found = Role::find(&mut session, &options.role).await?;
    Steps::new(&options.role, found.as_ref(), grants, &session)?;
    let given = password(options, found.is_some(), project)?;
    let timeout = options.lock_timeout;
    session.lock(timeout).await?;
    // Another run may have created the role by now, or somebody given it more.
    let found = Role::find(&mut session, &options.role).await?;
    let steps = Steps::new(&options.role, found.as_ref(), grants, &session)?;
    let password = match given {
        None if found.is_none() => password(options, false, project)?,
        given => given,
    };
    let progress = project.begin("granting");
    let work = Work { role: &options.role, grants, created: found.is_none(), password, project };
    let mut denied = false;
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        let before = Role::privileges(session, &options.role).await?;
        let ran = run_statements(session, &steps.role, &progress).await;
        ran.map_err(|error| explain(error, session))?;
        let ran = run_statements(session, &steps.privileges, &progress).await;
        denied = ran.as_ref().is_err_and(|error| error.sqlstate() == Some(DENIED));
        ran?;
        let password = work.set_password(session).await?;
        work.verify(session).await?;
        let after = Role::privileges(session, &options.role).await?;
        Ok(Granted {
            role: options.role.as_str().to_owned(),
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
    Ok(done)
}

/// What [`grant`] would run; nothing is changed, and no password is needed.
///
/// # Errors
/// Those of [`grant`] about application and role.
pub async fn plan_grant(project: &Project, options: &Grant) -> Result<WouldGrant> {
    let grants = declared(project)?;
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("grants")?;
    project.own(("grants", Intent::Add), &mut session, &target).await?;
    let found = Role::find(&mut session, &options.role).await?;
    let steps = Steps::new(&options.role, found.as_ref(), grants, &session)?;
    session.close().await;
    let role = options.role.as_str().to_owned();
    Ok(WouldGrant { role, statements: steps.all() })
}

/// What the application says that its role may do.
fn declared(project: &Project) -> Result<&Grants> {
    let app = project.app()?;
    app.role_grants().ok_or_else(|| {
        let others = project.applications.known().iter().filter(|other| other.role_grants().is_some());
        let error = Error::usage(format!("{} does not say what its role may do", app.name()))
            .hint("say it where the application is defined: `grants:` in hbm-db.yaml, or App::grants");
        others.fold(error, |error, other| error.hint(format!("{0} does: --app {0}", other.name())))
    })
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
fn password(options: &Grant, exists: bool, project: &Project) -> Result<Option<Password>> {
    if let Some(password) = &options.password {
        return Ok(Some(Password::new(password.clone())));
    }
    let role = &options.role;
    if matches!(std::env::var(PASSWORD), Err(std::env::VarError::NotUnicode(_))) {
        return Err(Error::usage(format!("{PASSWORD} in the environment is not UTF-8"))
            .hint("give the password in UTF-8"));
    }
    if let Some(variable) = project.env.get(PASSWORD) {
        return Ok(Some(Password::new(variable.value)));
    }
    if exists {
        project.listener.say(&format!("{role} keeps its password; {PASSWORD} would set another"));
        return Ok(None);
    }
    if let Some(password) = project.listener.secret(&format!("Password of {role}:"))? {
        return Ok(Some(Password::new(password)));
    }
    Err(Error::usage(format!("{role} is new and needs a password"))
        .hint(format!("set {PASSWORD}, in the environment, in .env.local or in .env"))
        .hint("an argument would be seen in the list of processes"))
}

struct Work<'a> {
    role: &'a Ident,
    grants: &'a Grants,
    created: bool,
    password: Option<Password>,
    project: &'a Project,
}

impl Work<'_> {
    /// The statement is shown nowhere, not where it fails either.
    async fn set_password(&self, session: &mut Session) -> Result<PasswordState> {
        let Some(password) = &self.password else { return Ok(PasswordState::Kept) };
        let role = self.role;
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
        let role = self.role;
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
            self.project.listener.warn(&format!(
                "there is no table in {namespace} yet: run it again after push or migrate up"
            ));
        }
        for namespace in Role::still_creates(session, role, self.grants).await? {
            self.project.listener.warn(&format!(
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
