//! Lines of a query that are for some versions of PostgreSQL.

/// The query for a major version: a line that begins with `--since 15 ` is part of it from there on, one with
/// `--before 15 ` up to there.
pub(crate) fn of_major(query: &str, major: u32) -> String {
    let mut out = String::with_capacity(query.len());
    for line in query.lines() {
        let part = |prefix: &str, fits: fn(u32, u32) -> bool| -> Option<&str> {
            let (version, rest) = line.trim_start().strip_prefix(prefix)?.split_once(' ')?;
            version.parse().ok().filter(|version| fits(major, *version)).map(|_| rest)
        };
        let since = part("--since ", |major, version| major >= version);
        let before = part("--before ", |major, version| major < version);
        out.push_str(since.or(before).unwrap_or(line));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_for_its_versions() {
        let query = "select a\n--since 15 , b\n  --before 15 , c\n-- since when\nfrom t";
        assert_eq!(of_major(query, 14), "select a\n--since 15 , b\n, c\n-- since when\nfrom t\n");
        assert_eq!(of_major(query, 15), "select a\n, b\n  --before 15 , c\n-- since when\nfrom t\n");
    }
}
