//! What is known of an aggregate, and how `CREATE AGGREGATE` writes it.

use crate::kinds::function::Parallel;
use hbm_db_catalog::quote_literal;
use serde::Deserialize;

/// What is known of an aggregate.
#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    #[serde(default)]
    arguments: String,
    #[serde(default)]
    inputs: Vec<String>,
    returns: String,
    #[serde(default)]
    kind: Kind,
    /// How many arguments of an ordered set are given once.
    #[serde(default)]
    direct: u32,
    #[serde(flatten)]
    steps: Steps,
    moving_transition: Option<String>,
    moving_inverse: Option<String>,
    moving_state: Option<String>,
    moving_state_size: Option<u64>,
    moving_final: Option<String>,
    #[serde(default)]
    moving_final_extra: bool,
    moving_final_modify: Option<Modify>,
    moving_initial: Option<String>,
    sort_operator: Option<String>,
    #[serde(default)]
    parallel: Parallel,
}

#[derive(Debug, Deserialize)]
struct Steps {
    transition: String,
    state: String,
    state_size: Option<u64>,
    #[serde(rename = "final")]
    finish: Option<String>,
    #[serde(default)]
    final_extra: bool,
    final_modify: Option<Modify>,
    combine: Option<String>,
    serialize: Option<String>,
    deserialize: Option<String>,
    initial: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
enum Kind {
    #[default]
    #[serde(rename = "n")]
    Normal,
    #[serde(rename = "o")]
    OrderedSet,
    #[serde(rename = "h")]
    Hypothetical,
}

/// What the last step does to the state.
#[derive(Clone, Copy, Debug, Deserialize)]
enum Modify {
    #[serde(rename = "r")]
    ReadOnly,
    #[serde(rename = "s")]
    Shareable,
    #[serde(rename = "w")]
    ReadWrite,
}

impl Modify {
    fn word(self) -> &'static str {
        match self {
            Self::ReadOnly => "READ_ONLY",
            Self::Shareable => "SHAREABLE",
            Self::ReadWrite => "READ_WRITE",
        }
    }
}

/// The options of a definition in parentheses.
#[derive(Default)]
struct Options(Vec<String>);

impl Options {
    fn add(&mut self, name: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| format!("{name} = {}", value.to_string())));
    }

    fn switch(&mut self, name: &str, on: bool) {
        self.0.extend(on.then(|| name.to_owned()));
    }
}

impl Facts {
    /// Whether `CREATE OR REPLACE` is accepted: the result, the kind and the names of arguments stay (manual, `CREATE
    /// AGGREGATE`, "Description").
    pub(super) fn may_become(&self, to: &Self) -> bool {
        let name_stays = |(at, name): (usize, &String)| {
            name.is_empty() || to.inputs.get(at).is_some_and(|new| new == name)
        };
        self.returns == to.returns
            && self.kind == to.kind
            && self.direct == to.direct
            && self.inputs.iter().enumerate().all(name_stays)
    }

    /// What follows the name.
    pub(super) fn definition(&self) -> String {
        let arguments = if self.arguments.is_empty() { "*" } else { &self.arguments };
        format!("({arguments}) (\n    {}\n)", self.options().0.join(",\n    "))
    }

    fn options(&self) -> Options {
        let (mut options, steps) = (Options::default(), &self.steps);
        let literal = |text: &String| quote_literal(text);
        options.add("SFUNC", Some(&steps.transition));
        options.add("STYPE", Some(&steps.state));
        options.add("SSPACE", steps.state_size);
        options.add("FINALFUNC", steps.finish.as_ref());
        options.switch("FINALFUNC_EXTRA", steps.final_extra);
        options.add("FINALFUNC_MODIFY", steps.final_modify.map(Modify::word));
        options.add("COMBINEFUNC", steps.combine.as_ref());
        options.add("SERIALFUNC", steps.serialize.as_ref());
        options.add("DESERIALFUNC", steps.deserialize.as_ref());
        options.add("INITCOND", steps.initial.as_ref().map(literal));
        options.add("MSFUNC", self.moving_transition.as_ref());
        options.add("MINVFUNC", self.moving_inverse.as_ref());
        options.add("MSTYPE", self.moving_state.as_ref());
        options.add("MSSPACE", self.moving_state_size);
        options.add("MFINALFUNC", self.moving_final.as_ref());
        options.switch("MFINALFUNC_EXTRA", self.moving_final_extra);
        options.add("MFINALFUNC_MODIFY", self.moving_final_modify.map(Modify::word));
        options.add("MINITCOND", self.moving_initial.as_ref().map(literal));
        options.add("SORTOP", self.sort_operator.as_ref());
        options.add("PARALLEL", (self.parallel != Parallel::Unsafe).then(|| self.parallel.word()));
        options.switch("HYPOTHETICAL", self.kind == Kind::Hypothetical);
        options
    }
}
