//! Extended statistics.

use super::super::kind::{Kind, Use, may, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "statistics",
    letter: "st",
    often: 3,
    slots: &[needs(Use::Indexed), may(Use::Number, 30)],
    sql: |one| {
        let kinds = one.pick(0, &["", " (ndistinct)", " (dependencies, mcv)"]);
        let target = one.pick(1, &["", " alter statistics {} set statistics 50;"]).replace("{}", &one.name());
        let made = one.on(1).map(|_| format!(", ({})", one.made_of(1, "n"))).unwrap_or_default();
        format!("create statistics {}{kinds} on n, w{made} from {};{target}", one.name(), one.base().name())
    },
    ..Kind::BASE
};
