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

/// The environments of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environments {
    /// The one that is meant.
    pub meant: Option<DeclaredEnvironment>,
    /// The URLs of those that are protected, as far as their variables are set, with where each is declared.
    pub protected: Vec<(String, String)>,
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
