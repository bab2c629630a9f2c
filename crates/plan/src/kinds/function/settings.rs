//! `SET` of a routine (manual, `CREATE FUNCTION`), from what the catalog keeps: `name=value`.

use hbm_db_catalog::{Ident, quote_literal};

/// Parameters whose value is a list of names, each quoted where it has to be (manual, "Runtime-config client"; the same
/// as `pg_dump` knows).
const LISTS: [&str; 6] = [
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "shared_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
];

/// The clause that sets a parameter.
pub(super) fn clause(setting: &str) -> String {
    let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
    let value = match LISTS.contains(&name) {
        true => members(value).iter().map(|one| quote_literal(one)).collect::<Vec<_>>().join(", "),
        false => quote_literal(value),
    };
    format!("SET {} TO {}", Ident::new(name), if value.is_empty() { "''" } else { &value })
}

/// The names in a list, without their quotes.
fn members(list: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let (member, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.replace("\"\"", "\u{0}\u{0}").find('"').unwrap_or(quoted.len());
                (quoted[..end].replace("\"\"", "\""), quoted.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].trim_end().to_owned(), &rest[end..])
            }
        };
        found.push(member);
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_written_as_it_was_given() {
        for (setting, written) in [
            ("work_mem=1MB", "SET work_mem TO '1MB'"),
            ("DateStyle=ISO, MDY", "SET \"DateStyle\" TO 'ISO, MDY'"),
            ("my.own=a=b", "SET \"my.own\" TO 'a=b'"),
            ("search_path=\"$user\", public", "SET search_path TO '$user', 'public'"),
            ("search_path=\"\"", "SET search_path TO ''"),
            ("search_path=a, \"\", \"B,\"\"c\"", "SET search_path TO 'a', '', 'B,\"c'"),
            ("search_path=", "SET search_path TO ''"),
        ] {
            assert_eq!(clause(setting), written, "{setting}");
        }
    }
}
