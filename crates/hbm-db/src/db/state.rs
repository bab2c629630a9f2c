//! The known state of a session, as SQL that sets it.

/// For how long something is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lasting {
    /// For the session.
    Session,
    /// For the transaction.
    Transaction,
}

/// How PostgreSQL prints, how our queries are planned, and where what we make is put.
pub(super) const OURS: &str = concat!(
    include_str!("sql/printing.sql"),
    include_str!("sql/planning.sql"),
    include_str!("sql/making.sql")
);
/// What role and database must not set.
pub(super) const NEUTRAL: &str = include_str!("sql/state.sql");
/// A killed client frees its locks within half a second, where the server's platform can see that it is gone.
pub(super) const WATCHED: &str = "set client_connection_check_interval = '500ms';";

/// Sets what the lines say, `set NAME = VALUE;`, in one query without rows, where the condition holds. What the server does
/// not know is left out.
pub(super) fn setting(lines: &[&str], lasting: Lasting, condition: &str) -> String {
    let pairs = lines.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let (name, value) = line.strip_prefix("set ")?.strip_suffix(';')?.split_once(" = ")?;
        let value = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value);
        Some(format!("('{name}', '{value}')"))
    });
    let local = lasting == Lasting::Transaction;
    // CASE keeps the order of both.
    format!(
        "select from (values {}) s(name, value) where case when {condition} and pg_catalog.current_setting(s.name, true) is not null \
         then pg_catalog.set_config(s.name, s.value, {local}) is null end;\n",
        pairs.collect::<Vec<_>>().join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::{Lasting, NEUTRAL, OURS, setting};

    #[test]
    fn no_line_is_lost() {
        let lines = [OURS, NEUTRAL]
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.starts_with("set "))
            .count();
        let sql = setting(&[OURS, NEUTRAL], Lasting::Session, "true");
        assert_eq!(sql.matches("', '").count(), lines);
        assert!(sql.contains("('search_path', '')") && sql.contains("('datestyle', 'ISO, MDY')"), "{sql}");
    }
}
