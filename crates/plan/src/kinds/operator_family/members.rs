//! Operators and functions of operator families and classes.

use serde::Deserialize;

/// Members of one sort, in the order of their numbers.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub(in crate::kinds) struct Members(Vec<Member>);

/// An operator with its strategy number, or a function with its support number.
#[derive(Debug, PartialEq, Deserialize)]
pub(in crate::kinds) struct Member {
    number: i16,
    /// The types that it is for, in parentheses.
    types: String,
    /// The operator or function with its arguments.
    is: String,
}

impl Members {
    /// Those that others do not have.
    pub(super) fn without<'a>(&'a self, others: &'a Self) -> impl Iterator<Item = &'a Member> {
        self.0.iter().filter(|one| !others.0.contains(one))
    }
}

impl Member {
    /// An operator as a statement that adds it names it.
    pub(super) fn operator(&self) -> String {
        format!("OPERATOR {} {}", self.number, self.is)
    }

    /// A function as a statement that adds it names it.
    pub(super) fn function(&self) -> String {
        format!("FUNCTION {} {} {}", self.number, self.types, self.is)
    }

    /// One as a statement that drops it names it.
    pub(super) fn place(&self, word: &str) -> String {
        format!("{word} {} {}", self.number, self.types)
    }
}

/// The list in the statement that makes a class, or adds to a family.
pub(in crate::kinds) fn list(operators: &Members, functions: &Members) -> Vec<String> {
    let operators = operators.0.iter().map(Member::operator);
    operators.chain(functions.0.iter().map(Member::function)).collect()
}
