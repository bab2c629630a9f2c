//! What `ALTER FUNCTION` and `ALTER PROCEDURE` change in place.

use super::settings;
use serde::Deserialize;

/// The attributes of a routine that are apart from what it does.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct Attributes {
    volatility: Volatility,
    strict: bool,
    leakproof: bool,
    parallel: Parallel,
    pub(crate) security_definer: bool,
    /// None is what its language has.
    cost: Option<String>,
    /// None is what a set has.
    rows: Option<String>,
    pub(super) support: Option<String>,
    /// `name=value`, in the order in which they were set.
    settings: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
enum Volatility {
    #[serde(rename = "i")]
    Immutable,
    #[serde(rename = "s")]
    Stable,
    #[default]
    #[serde(rename = "v")]
    Volatile,
}

/// What parallel workers may do with a routine or an aggregate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub(crate) enum Parallel {
    #[serde(rename = "s")]
    Safe,
    #[serde(rename = "r")]
    Restricted,
    #[default]
    #[serde(rename = "u")]
    Unsafe,
}

impl Volatility {
    fn word(self) -> &'static str {
        match self {
            Self::Immutable => "IMMUTABLE",
            Self::Stable => "STABLE",
            Self::Volatile => "VOLATILE",
        }
    }
}

impl Parallel {
    /// The word after `PARALLEL`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Safe => "SAFE",
            Self::Restricted => "RESTRICTED",
            Self::Unsafe => "UNSAFE",
        }
    }
}

impl Attributes {
    /// The clauses that lead to these from others, in the order in which PostgreSQL prints them.
    pub(super) fn changes_from(&self, from: &Self, language: &str) -> Vec<String> {
        let mut clauses = Vec::new();
        let mut add = |differs: bool, clause: &dyn Fn() -> String| {
            if differs {
                clauses.push(clause());
            }
        };
        let switch = |on: bool, yes: &str, no: &str| if on { yes } else { no }.to_owned();
        add(self.volatility != from.volatility, &|| self.volatility.word().to_owned());
        add(self.strict != from.strict, &|| switch(self.strict, "STRICT", "CALLED ON NULL INPUT"));
        add(self.leakproof != from.leakproof, &|| switch(self.leakproof, "LEAKPROOF", "NOT LEAKPROOF"));
        add(self.security_definer != from.security_definer, &|| {
            switch(self.security_definer, "SECURITY DEFINER", "SECURITY INVOKER")
        });
        add(self.parallel != from.parallel, &|| format!("PARALLEL {}", self.parallel.word()));
        add(self.cost != from.cost, &|| {
            format!("COST {}", self.cost.as_deref().unwrap_or(cost_of(language)))
        });
        add(self.rows != from.rows, &|| format!("ROWS {}", self.rows.as_deref().unwrap_or("1000")));
        add(self.support != from.support, &|| {
            format!("SUPPORT {}", self.support.as_deref().unwrap_or_default())
        });
        if self.settings != from.settings {
            // One that is set anew comes last: all together keep their order.
            let reset = (!from.settings.is_empty()).then(|| "RESET ALL".to_owned());
            clauses.extend(reset);
            clauses.extend(self.settings.iter().map(|setting| settings::clause(setting)));
        }
        clauses
    }

    /// The clauses of one that is made.
    pub(super) fn clauses(&self, language: &str) -> Vec<String> {
        self.changes_from(&Self::default(), language)
    }
}

/// What a call costs that says nothing of it (manual, `CREATE FUNCTION`, `COST`).
fn cost_of(language: &str) -> &'static str {
    if matches!(language, "c" | "internal") { "1" } else { "100" }
}
