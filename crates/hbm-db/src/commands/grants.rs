//! `grants`: the limited role an application connects with.

use super::{Context, LockArgs};
use crate::advice::Program;
use crate::catalog::Ident;
use crate::error::{Exit, Result};
use crate::ops::{self, Grant, Granted, PasswordState, WouldGrant};
use crate::render::Report;

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

impl Report for Granted {
    fn text(&self, _: &Program) -> String {
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

impl Report for WouldGrant {
    fn text(&self, _: &Program) -> String {
        self.statements.iter().map(|statement| format!("{}\n", statement.commented())).collect()
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Grant { role: args.role.clone(), password: None, lock_timeout: args.lock.timeout() };
    match args.dry_run {
        true => context.ui.report(&ops::plan_grant(&context.project, &options).await?)?,
        false => context.ui.report(&ops::grant(&context.project, &options).await?)?,
    }
    Ok(Exit::Done)
}
