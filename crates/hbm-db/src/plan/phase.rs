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
    CreateNamespace,
    CreateExtension,
    Rename,
    DropForeignKey,
    DropIndex,
    DropConstraint,
    /// Before the sequences and tables that defaults take their values from.
    DropDefault,
    /// Before `DropColumn`: a column keeps its values when only its expression goes.
    DropExpression,
    /// Before `DropColumn`: a generated column needs the column it is made from.
    DropGenerated,
    DropColumn,
    DropTable,
    DropSequence,
    RenameInTable,
    CreateType,
    AlterType,
    CreateSequence,
    /// While the sequence that the numbers came from is there, and before the next value is asked for.
    CarryNumbers,
    /// After `CarryNumbers`: the sequence goes with it.
    DropIdentity,
    CreateTable,
    AddColumn,
    AlterColumn,
    /// After `AddColumn` and `AlterColumn`, for the same reason.
    AddGenerated,
    SetDefault,
    OwnSequence,
    AdvanceSequence,
    /// Sequences whose numbers another goes on with.
    DropAside,
    DropType,
    AddKey,
    AddConstraint,
    CreateIndex,
    AddForeignKey,
}
