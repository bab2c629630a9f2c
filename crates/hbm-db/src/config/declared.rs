//! An environment that a project file declares.

/// A database of a project, and how it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredEnvironment {
    /// Its name.
    pub name: String,
    /// Its URL, with every variable in place; none where the other sources say it.
    pub url: Option<String>,
    /// Where it is declared, for people.
    pub place: String,
    /// Whether nothing is dropped there.
    pub protected: bool,
    /// What chose it.
    pub chosen: Chosen,
}

/// What chose an environment, from the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// `--env`.
    ByFlag,
    /// `HBM_DB_ENV`.
    ByVariable,
    /// Nothing: it is that of development.
    ByDefault,
}
