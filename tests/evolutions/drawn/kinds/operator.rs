//! Operators over two numbers.

use super::super::kind::{Kind, Use, needs};
use super::super::state::Drawn;

/// A symbol that no other has: the digits of its number, as other signs.
fn symbol(one: &Drawn<'_>) -> String {
    let signs = ['#', '&', '|', '%', '^', '*', '<', '>', '=', '!'];
    let digits = one.thing.id.to_string();
    let signs = digits.bytes().map(|digit| signs[usize::from(digit - b'0')]);
    format!("{}.@@{}@", one.schema(), signs.collect::<String>())
}

pub(crate) const KIND: Kind = Kind {
    noun: "operator",
    letter: "op",
    often: 2,
    uses: &[Use::Operator],
    slots: &[needs(Use::Predicate)],
    address: |one| format!("{} (int, int)", symbol(one)),
    // The condition that uses it.
    from: |one| format!("(n::int) operator({}) 3", symbol(one)),
    sql: |one| {
        let more = one.pick(
            0,
            &["", ", restrict = eqsel, join = eqjoinsel", ", restrict = neqsel", ", commutator = {}"],
        );
        let more = more.replace("{}", &format!("operator({})", symbol(one)));
        format!(
            "create operator {} (leftarg = int, rightarg = int, function = {}{more});",
            symbol(one),
            one.base().name()
        )
    },
    ..Kind::BASE
};
