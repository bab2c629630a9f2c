//! The order of statements.

use super::Statement;

/// A statement and its place.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) phase: Phase,
    pub(super) statement: Statement,
}

/// The phases of a plan. Everything goes before what it could stand in the way of, and comes after what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Phase {
    CreateContainer,
    Rename,
    DropForeignKey,
    DropIndex,
    DropConstraint,
    /// Before `DropColumn`: a generated column needs the column it is made from.
    DropGenerated,
    DropColumn,
    DropTable,
    RenameInTable,
    CreateType,
    AlterType,
    CreateSequence,
    CreateTable,
    AddColumn,
    /// After `AddColumn`, for the same reason.
    AddGenerated,
    DropDefault,
    DropSequence,
    AlterColumn,
    SetDefault,
    OwnSequence,
    AdvanceSequence,
    DropType,
    AddKey,
    AddConstraint,
    CreateIndex,
    AddForeignKey,
}
