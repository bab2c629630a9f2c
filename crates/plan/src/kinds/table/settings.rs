//! What is set of a table, for people.

use super::Facts;
use hbm_db_catalog::Ident;

pub(super) fn of(facts: &Facts) -> Vec<(&'static str, String)> {
    let parameters: Vec<&str> = facts.options.iter().chain(&facts.toast_options).map(String::as_str).collect();
    let identity = match facts.identity {
        Some('f') => "full",
        Some('n') => "nothing",
        Some('i') => "an index",
        Some(_) | None => "",
    };
    let security = match (facts.row_security, facts.forced) {
        (true, true) => "enabled, forced",
        (true, false) => "enabled",
        (false, true) => "forced, not enabled",
        (false, false) => "",
    };
    let name = |name: Option<&Ident>| name.map(ToString::to_string).unwrap_or_default();
    let all = [
        ("unlogged", if facts.unlogged { "yes".to_owned() } else { String::new() }),
        ("of type", facts.of.clone().unwrap_or_default()),
        ("inherits", facts.inherits.join(", ")),
        ("row security", security.to_owned()),
        ("replica identity", identity.to_owned()),
        ("storage parameters", parameters.join(", ")),
        ("access method", name(facts.method.as_ref())),
        ("tablespace", name(facts.tablespace.as_ref())),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_as_usual_is_told() {
        assert_eq!(of(&Facts::default()), []);
        let facts = Facts {
            unlogged: true,
            inherits: vec!["public.a".to_owned(), "public.b".to_owned()],
            options: vec!["fillfactor=70".to_owned()],
            toast_options: vec!["toast.autovacuum_enabled=false".to_owned()],
            identity: Some('f'),
            row_security: true,
            ..Facts::default()
        };
        let told: Vec<String> = of(&facts).into_iter().map(|(word, value)| format!("{word}: {value}")).collect();
        assert_eq!(
            told,
            [
                "unlogged: yes",
                "inherits: public.a, public.b",
                "row security: enabled",
                "replica identity: full",
                "storage parameters: fillfactor=70, toast.autovacuum_enabled=false",
            ]
        );
    }
}
