//! The databases of a project, and the variables in their URLs.

use super::written::Environment;
use super::{ProjectFile, Step};
use crate::config::{Chosen, DeclaredEnvironment, EnvFiles, Environments};
use crate::error::{Error, Result};

/// The environment that is meant where none is named.
const DEVELOPMENT: &str = "development";

impl ProjectFile {
    /// The environment of a project that is named, or that of development where it declares one; and those that are protected.
    /// Where `is_given`, a flag names the database, and no URL is needed.
    ///
    /// # Errors
    /// Exit 2 for a name that the project does not declare, and for a variable that is not set.
    pub(crate) fn environments(
        &self,
        app: Option<&str>,
        named: Option<(&str, Chosen)>,
        env: &EnvFiles,
        is_given: bool,
    ) -> Result<Environments> {
        let at = match app {
            None => Some(0),
            Some(app) => self.projects.iter().position(|project| project.name == app),
        };
        let meant = self.meant((at, app), named, env, is_given)?;
        let declared = at.into_iter().flat_map(|at| &self.projects[at].environments);
        let protected = declared.filter(|(name, declared)| is_protected(name, declared.as_ref()));
        // The URL of one that is not meant may need what only others know.
        let url = |(name, declared): (&String, &Option<Environment>)| {
            let url = declared.as_ref()?.url.as_deref()?;
            Some((self.shown_environment(name), expanded(url, env, "").ok()?))
        };
        Ok(Environments { meant, protected: protected.filter_map(url).collect() })
    }

    fn shown_environment(&self, name: &str) -> String {
        format!("environment {name} in {}", self.shown)
    }

    fn meant(
        &self,
        (at, app): (Option<usize>, Option<&str>),
        named: Option<(&str, Chosen)>,
        env: &EnvFiles,
        is_given: bool,
    ) -> Result<Option<DeclaredEnvironment>> {
        let (name, chosen) = named.unwrap_or((DEVELOPMENT, Chosen::ByDefault));
        let Some(at) = at else {
            return match chosen {
                // A variable is about the projects of the file.
                Chosen::ByDefault | Chosen::ByVariable => Ok(None),
                Chosen::ByFlag => Err(Error::usage(format!(
                    "{} declares no project {}, so there is no environment {name}",
                    self.shown,
                    app.unwrap_or_default()
                ))
                .hint("leave out --env, and name the database with --url or DATABASE_URL")),
            };
        };
        let project = &self.projects[at];
        let Some(declared) = project.environments.get(name) else {
            return match chosen {
                Chosen::ByDefault => Ok(None),
                _ => Err(self.no_environment(at, name)),
            };
        };
        let steps = [Step::Key("environments"), Step::Key(name), Step::Key("url")];
        let url = declared.as_ref().and_then(|declared| declared.url.as_deref()).filter(|_| !is_given);
        let url = url.map(|url| expanded(url, env, &self.place(at, &steps))).transpose()?;
        Ok(Some(DeclaredEnvironment {
            name: name.to_owned(),
            url,
            place: self.shown_environment(name),
            protected: is_protected(name, declared.as_ref()),
            chosen,
        }))
    }

    fn no_environment(&self, at: usize, name: &str) -> Error {
        let project = &self.projects[at];
        let names: Vec<&str> = project.environments.keys().map(String::as_str).collect();
        let what = match names.is_empty() {
            true => format!("{} has no environment {name}, and none at all", project.name),
            false => format!("{} has no environment {name}; there are {}", project.name, names.join(", ")),
        };
        let error = self.wrong(at, &[Step::Key("environments")], what);
        let near = names.iter().min_by_key(|one| strsim::damerau_levenshtein(name, one));
        match near.filter(|near| strsim::damerau_levenshtein(name, near) <= 3) {
            Some(near) => error.hint(format!("did you mean --env {near}?")),
            None => error.hint("declare it there, with its url"),
        }
    }
}

/// Whether nothing is dropped in an environment.
fn is_protected(name: &str, declared: Option<&Environment>) -> bool {
    name == "production" || declared.is_some_and(|declared| declared.protected)
}

/// A text with its variables, `${NAME}`, in place. What a variable holds is taken as it is.
fn expanded(text: &str, env: &EnvFiles, place: &str) -> Result<String> {
    if let Some(name) = text.strip_prefix('$').filter(|rest| !rest.starts_with('{')) {
        let error = Error::usage(format!("{place}: expected a URL, and this begins with `$` and no brace"));
        let end = name.find(|c: char| !fits(c)).unwrap_or(name.len());
        return Err(error.hint(format!("write a variable as ${{NAME}}: '${{{}}}'", &name[..end])));
    }
    let (mut whole, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        whole += before;
        let Some((name, behind)) = after.split_once('}') else {
            return Err(
                Error::usage(format!("{place}: `${{` has no end")).hint("write a variable as ${NAME}")
            );
        };
        if name.is_empty() || !name.chars().all(fits) {
            return Err(Error::usage(format!(
                "{place}: expected the name of a variable after `${{`, and this is {name:?}"
            ))
            .hint("write a variable as ${NAME}, with letters, digits and _"));
        }
        whole += &env.get(name).ok_or_else(|| not_set(name, env, place))?.value;
        rest = behind;
    }
    Ok(whole + rest)
}

fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn not_set(name: &str, env: &EnvFiles, place: &str) -> Error {
    if let Some(cycle) = env.cycle(name) {
        return Error::usage(format!("{place}: {name} is defined by itself: {}", cycle.join(" → ")))
            .hint("give one of them a value in the .env file");
    }
    Error::usage(format!("{place}: the variable {name} is not set, or empty"))
        .hint(format!("set it in the environment, or in .env.local: {name}=postgresql://…"))
}
