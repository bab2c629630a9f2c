use super::*;
use crate::seed::resolved::Values;
use crate::seed::{About, Common, Foreign, Part, ResolvedRow, ResolvedValue, Spot};

const NOW: Foreign = Foreign { nullable: false, deferrable: false };
const NULLABLE: Foreign = Foreign { nullable: true, deferrable: false };
const START: Spot = Spot { line: 1, column: 1 };
const DEFERRABLE: Foreign = Foreign { nullable: false, deferrable: true };

fn value(expression: Expression, foreign: Option<Foreign>) -> ResolvedValue {
    let about = Some(Arc::new(About { foreign, ..About::default() }));
    ResolvedValue { expression, spot: START, about }
}

/// A row with the key that is its label, and a reference to another row.
fn row(table: &str, label: &str, reference: Option<(&str, usize, Foreign)>) -> ResolvedRow {
    let column = |name: &str| Arc::new(Ident::new(name));
    let mut values = Values::default();
    values.insert(column("id"), value(Expression::Text(label.into()), None));
    if let Some((name, row, foreign)) = reference {
        let key = Expression::Key { row, column: column("id") };
        values.insert(column(name), value(key, Some(foreign)));
    }
    let part = Arc::new(Part { set: "base".into(), file: format!("{table}.yaml").into(), origin: None });
    let common = Common { table: Arc::new(Name::new("public", table)), part, natural: false, file: None };
    ResolvedRow { common: Arc::new(common), label: label.into(), spot: START, values, expected: false }
}

fn ordered(rows: Vec<ResolvedRow>) -> Result<LoadPlan, Vec<Problem>> {
    let keys = rows.iter().map(|row| (row.table().as_ref().clone(), vec![Ident::new("id")])).collect();
    order(Resolved { app: "hbm".into(), rows, files: Vec::new(), keys })
}

/// The rows of each batch.
fn batches_of(plan: &LoadPlan) -> Vec<&[usize]> {
    plan.batches.iter().map(|batch| batch.rows.as_slice()).collect()
}

#[test]
fn a_row_comes_after_the_row_it_points_to() {
    let plan = ordered(vec![
        row("orders", "a", Some(("user_id", 2, NOW))),
        row("orders", "b", Some(("user_id", 2, NOW))),
        row("users", "u", None),
    ])
    .expect("an order");
    assert_eq!(batches_of(&plan), [&[2][..], &[0, 1]]);
    assert!(plan.deferred.is_empty() && !plan.defer_constraints);
}

#[test]
fn rows_of_one_table_come_after_those_they_point_to() {
    let plan = ordered(vec![
        row("nodes", "leaf", Some(("parent_id", 1, NULLABLE))),
        row("nodes", "branch", Some(("parent_id", 2, NULLABLE))),
        row("nodes", "root", None),
    ])
    .expect("an order");
    assert_eq!(batches_of(&plan), [&[2][..], &[1, 0]]);
    assert!(plan.deferred.is_empty());
}

#[test]
fn a_cycle_is_broken_where_a_column_may_be_null_for_a_while() {
    let plan = ordered(vec![
        row("teams", "t", Some(("lead_id", 1, NULLABLE))),
        row("users", "u", Some(("team_id", 0, NOW))),
    ])
    .expect("an order");
    assert_eq!(batches_of(&plan), [&[0][..], &[1]]);
    assert_eq!(plan.deferred, [(0, Ident::new("lead_id"))]);
    assert_eq!(plan.batches[0].columns, [Ident::new("id")]);
}

#[test]
fn a_cycle_of_deferrable_keys_needs_no_second_statement() {
    let plan = ordered(vec![
        row("teams", "t", Some(("lead_id", 1, DEFERRABLE))),
        row("users", "u", Some(("team_id", 0, DEFERRABLE))),
    ])
    .expect("an order");
    assert_eq!(plan.batches.len(), 2);
    assert!(plan.deferred.is_empty() && plan.defer_constraints);
}

#[test]
fn a_cycle_that_nothing_breaks_is_told_from_both_sides() {
    let problems = ordered(vec![
        row("teams", "t", Some(("lead_id", 1, NOW))),
        row("users", "u", Some(("team_id", 0, NOW))),
    ])
    .expect_err("no order");
    let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("teams.t and users.u need each other first"), "{told:?}");
    assert!(told[1].starts_with("users.u and teams.t need each other first"), "{told:?}");
}

#[test]
fn a_row_may_point_at_itself() {
    let plan = ordered(vec![row("nodes", "root", Some(("parent_id", 0, NOW)))]).expect("an order");
    assert_eq!(batches_of(&plan), [&[0][..]]);
    assert!(plan.deferred.is_empty());
}

#[test]
fn what_is_expected_is_not_written_and_not_waited_for() {
    let mut user = row("users", "u", None);
    user.expected = true;
    let plan = ordered(vec![row("orders", "a", Some(("user_id", 1, NOW))), user]).expect("an order");
    assert_eq!(batches_of(&plan), [&[0][..]]);
}

#[test]
fn rows_share_a_statement_where_their_columns_are_the_same() {
    let mut with_time = row("users", "b", None);
    with_time.values.insert(Arc::new(Ident::new("at")), value(Expression::Time("0".into()), None));
    let plan = ordered(vec![row("users", "a", None), with_time, row("users", "c", None)]).expect("an order");
    let mut batches = batches_of(&plan);
    batches.sort_unstable();
    assert_eq!(batches, [&[0, 2][..], &[1]]);
}
