//! Queries of others whose long values the server cuts before it sends them.

/// Types whose values are short, by their numbers in `pg_type`: numbers, times, addresses and names.
const SHORT: [u32; 25] = [
    16, 18, 19, 20, 21, 23, 24, 26, 27, 28, 650, 700, 701, 774, 790, 829, 869, 1082, 1083, 1114, 1184, 1186,
    1266, 1700, 2950,
];

/// The query with long values cut; none where no value can be long.
pub(super) fn with_values_cut(sql: &str, columns: &[(String, u32)], most: usize) -> Option<String> {
    if columns.iter().all(|(_, number)| SHORT.contains(number)) {
        return None;
    }
    let value = |(at, (_, number)): (usize, &(String, u32))| {
        match SHORT.contains(number) {
        true => format!("q.c{at}"),
        false => format!(
            "case when pg_catalog.octet_length(q.c{at}::pg_catalog.text) <= {most} then q.c{at}::pg_catalog.text
             else pg_catalog.left(q.c{at}::pg_catalog.text, {}) || ' ... ('
                  || pg_catalog.octet_length(q.c{at}::pg_catalog.text)::pg_catalog.text || ' bytes, cut)' end",
            most / 4
        ),
    }
    };
    let values: Vec<String> = columns.iter().enumerate().map(value).collect();
    let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
    // The offset keeps the planner from computing a value once for each time it is named.
    Some(format!(
        "select {} from (select s.* from (\n{sql}\n) s offset 0) as q ({})",
        values.join(", "),
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::with_values_cut;

    #[test]
    fn only_what_can_be_long_is_cut() {
        let column = |number| ("a".to_owned(), number);
        assert_eq!(with_values_cut("select 1", &[column(23), column(1184)], 100), None);
        assert_eq!(with_values_cut("select", &[], 100), None);
        let cut =
            with_values_cut("select 1, 'a'", &[column(23), column(25)], 100).expect("a text may be long");
        assert!(
            cut.starts_with("select q.c0, case when pg_catalog.octet_length(q.c1::pg_catalog.text) <= 100"),
            "{cut}"
        );
        assert!(cut.ends_with("(select s.* from (\nselect 1, 'a'\n) s offset 0) as q (c0, c1)"), "{cut}");
    }
}
