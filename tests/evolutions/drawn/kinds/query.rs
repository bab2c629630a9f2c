//! The queries of views: they give `id`, `n` and `w`, and what only the view has.

use super::super::kind::{Slot, Use, may, needs};
use super::super::state::Drawn;

/// What queries stand on.
pub(super) const SLOTS: &[Slot] = &[
    needs(Use::Source),
    may(Use::Source, 30),
    may(Use::Number, 40),
    may(Use::Aggregate, 20),
    may(Use::Type, 20),
    may(Use::Operator, 20),
    may(Use::Collation, 10),
];

/// The query, from the choices 0 to 3.
pub(super) fn text(one: &Drawn<'_>) -> String {
    let number = one.pick(0, &["a.n", "a.n + 1 as n", "a.n::bigint as n"]);
    let word = one.pick(1, &["a.w", "a.w::text as w", "lower(a.w::text) as w"]);
    let mut columns = match one.pick(2, &[0, 1]) {
        0 => vec!["a.id".to_owned(), number.to_owned(), word.to_owned()],
        _ => vec![word.to_owned(), "a.id".to_owned(), number.to_owned()],
    };
    columns.extend(one.on(2).map(|_| format!("{} as m", one.made_of(2, "a.n"))));
    columns.extend(one.on(4).map(|one| format!("null::{} as c", one.name())));
    columns.extend(one.on(6).map(|one| format!("a.w::text collate {} as wc", one.name())));
    columns.extend(one.on(3).map(|aggregate| {
        format!("(select {}(s.n::int) from {} s) as ag", aggregate.name(), one.base().from())
    }));
    let join =
        one.on(1).map(|other| format!(" left join {} b on b.id = a.id", other.from())).unwrap_or_default();
    let mut condition = one.pick(3, &["", " where a.n > 0", " where a.w <> 'never'"]).to_owned();
    if let Some(operator) = one.on(5) {
        condition = format!(" where {}", operator.from().replace("(n::int)", "(a.n::int)"));
    }
    format!("select {} from {} a{join}{condition}", columns.join(", "), one.base().from())
}
