//! Functions and procedures: what is known of one, how it is written, and what it can become where it is.

use super::attributes::Attributes;
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::transform::TRANSFORM;
use crate::rules::{Alteration, Item};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, quote_literal};
use serde::Deserialize;

/// What is known of a routine.
#[derive(Debug, Deserialize)]
pub(crate) struct Routine {
    #[serde(flatten)]
    definition: Definition,
    #[serde(flatten)]
    attributes: Attributes,
}

/// What only `CREATE OR REPLACE` changes, where anything does.
#[derive(Debug, PartialEq, Deserialize)]
struct Definition {
    /// As the parentheses have it.
    #[serde(default)]
    arguments: String,
    /// The names of all, empty where one has none.
    #[serde(default)]
    names: Vec<String>,
    /// Their modes, where not all go in.
    modes: Option<Vec<char>>,
    /// Names and types without defaults, where what comes out is a row of them.
    row: Option<String>,
    /// How many arguments have a default.
    #[serde(default)]
    defaults: u32,
    /// Whether a default may have another type than before.
    #[serde(default)]
    polymorphic: bool,
    /// None for a procedure.
    returns: Option<String>,
    language: Ident,
    #[serde(default)]
    transforms: Vec<String>,
    #[serde(default)]
    window: bool,
    /// The text after `AS`.
    body: Option<String>,
    /// The file that a body is a symbol of.
    library: Option<String>,
    /// `RETURN …` or `BEGIN ATOMIC …`.
    parsed_body: Option<String>,
}

impl Definition {
    /// Whether `CREATE OR REPLACE` is accepted (manual, `CREATE FUNCTION`, "Notes"): the result stays, names of arguments
    /// are only added, and so are defaults.
    fn may_become(&self, to: &Self) -> bool {
        let (names, new) = (self.inputs(), to.inputs());
        let name_stays = |(at, name): (usize, &&str)| name.is_empty() || new.get(at) == Some(name);
        let defaults_stay = to.defaults >= self.defaults
            && (!(self.polymorphic && to.polymorphic) || self.arguments == to.arguments);
        self.window == to.window
            && self.returns == to.returns
            && self.row == to.row
            && names.iter().enumerate().all(name_stays)
            && defaults_stay
    }

    /// The names of what goes in.
    fn inputs(&self) -> Vec<&str> {
        let goes_in = |at: usize| {
            self.modes.as_ref().is_none_or(|modes| matches!(modes.get(at), Some('i' | 'b' | 'v')))
        };
        self.names.iter().enumerate().filter(|(at, _)| goes_in(*at)).map(|(_, name)| name.as_str()).collect()
    }

    fn body(&self, tag: &str) -> String {
        let text = self.body.as_deref().unwrap_or_default();
        match (&self.parsed_body, &self.library) {
            (Some(parsed), _) => parsed.clone(),
            (None, Some(library)) => format!("AS {}, {}", quote_literal(library), quote_literal(text)),
            (None, None) => format!("AS {}", dollar_quoted(text, tag)),
        }
    }
}

/// A text between dollars, under a tag that is not in it.
fn dollar_quoted(text: &str, tag: &str) -> String {
    let mut tag = format!("${tag}");
    while text.contains(&tag) {
        tag.push('x');
    }
    format!("{tag}${text}{tag}$")
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    calls_itself: bool,
}

/// What is said of a routine in SQL.
pub(crate) struct Named<'a> {
    /// `FUNCTION` or `PROCEDURE`.
    pub(crate) word: &'static str,
    /// The routine.
    pub(crate) item: Item<'a>,
    /// Its name as `ALTER` takes it: `FUNCTION public.f(integer)`.
    pub(crate) address: String,
}

impl Named<'_> {
    /// The statement that makes it; security that it did not have before is a hazard.
    pub(crate) fn create(&self, context: &Context<'_>) -> Vec<Statement> {
        let routine: Routine = self.item.facts();
        let mut statements = Vec::new();
        if self.calls_itself() {
            statements.push(self.make(&routine.promised(), "CREATE"));
        }
        let verb = if self.calls_itself() { "CREATE OR REPLACE" } else { "CREATE" };
        let before = context.live(self.item.id).map(|live| live.facts::<Routine>());
        statements.push(self.warned(self.make(&routine, verb), before.as_ref(), &routine));
        statements
    }

    /// The statement that drops it.
    pub(crate) fn drop(&self) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address);
        vec![Statement::new(sql, format!("drop {}", self.item.id), Lock::None)]
    }

    /// The statement that renames it.
    pub(crate) fn rename(&self, to: &Ident) -> Statement {
        let sql = format!("ALTER {} RENAME TO {to}", self.address);
        Statement::new(sql, format!("rename {} to {to}", self.item.id), Lock::None)
    }

    /// How one becomes this: by `ALTER` where that does, by `CREATE OR REPLACE` where that is accepted.
    pub(crate) fn alter(&self, from: Item<'_>, context: &Context<'_>) -> Alteration {
        let (was, is): (Routine, Routine) = (from.facts(), self.item.facts());
        // Up to PostgreSQL 17 one needs every transform that there is for its types when it is made, named or not.
        let loses_transform =
            from.side.needs(from.id).any(|one| one.kind() == TRANSFORM && context.drops(one));
        if loses_transform || !was.definition.may_become(&is.definition) {
            return Alteration::Replace;
        }
        let loses_support = was.attributes.support.is_some() && is.attributes.support.is_none();
        let statement = if was.definition == is.definition && !loses_support {
            let changes = is.attributes.changes_from(&was.attributes, is.definition.language.as_str());
            if changes.is_empty() {
                return Alteration::in_place(Vec::new());
            }
            let sql = format!("ALTER {} {}", self.address, changes.join(" "));
            Statement::new(sql, format!("alter {}", self.item.id), Lock::None)
        } else {
            self.make(&is, "CREATE OR REPLACE")
        };
        Alteration::in_place(vec![self.warned(statement, Some(&was), &is)])
    }

    /// A parsed body is made when what it names is there: itself, too.
    fn calls_itself(&self) -> bool {
        self.item.aside::<Aside>().calls_itself
    }

    fn make(&self, routine: &Routine, verb: &str) -> Statement {
        let (definition, name) = (&routine.definition, self.item.name());
        let mut clauses = vec![format!("{verb} {} {name}({})", self.word, definition.arguments)];
        clauses.extend(definition.returns.iter().map(|returns| format!("RETURNS {returns}")));
        clauses.push(format!("LANGUAGE {}", definition.language));
        if !definition.transforms.is_empty() {
            let types: Vec<String> =
                definition.transforms.iter().map(|one| format!("FOR TYPE {one}")).collect();
            clauses.push(format!("TRANSFORM {}", types.join(", ")));
        }
        clauses.extend(definition.window.then(|| "WINDOW".to_owned()));
        clauses.extend(routine.attributes.clauses(definition.language.as_str()));
        clauses.push(definition.body(&self.word.to_lowercase()));
        let told = if verb == "CREATE" { "create" } else { "replace" };
        let statement = Statement::new(clauses.join("\n"), format!("{told} {}", self.item.id), Lock::None);
        match definition.body.is_some() && definition.library.is_none() {
            true => statement.with_body(),
            false => statement,
        }
    }

    fn warned(&self, statement: Statement, from: Option<&Routine>, to: &Routine) -> Statement {
        let gains =
            from.is_some_and(|from| !from.attributes.security_definer) && to.attributes.security_definer;
        match gains {
            true => statement.hazard(Hazard::uncounted(
                HazardKind::SecurityDefiner,
                self.item.id.plain(),
                "it runs with the rights of its owner",
                None,
            )),
            false => statement,
        }
    }
}

impl Routine {
    /// The same without its body, which is to come.
    fn promised(&self) -> Self {
        let definition = &self.definition;
        Self {
            definition: Definition {
                arguments: definition.arguments.clone(),
                returns: definition.returns.clone(),
                language: definition.language.clone(),
                body: Some(String::new()),
                names: Vec::new(),
                modes: None,
                row: None,
                defaults: definition.defaults,
                polymorphic: definition.polymorphic,
                transforms: Vec::new(),
                window: definition.window,
                library: None,
                parsed_body: None,
            },
            attributes: Attributes::default(),
        }
    }
}
