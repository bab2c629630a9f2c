//! `pg_dump`, in a form in which only what a schema says counts.

/// The statements of a dump, sorted, and the columns of each table, too.
///
/// A column that is added comes last in its table, wherever SQL that makes the table would put it: PostgreSQL cannot
/// move one. Its place decides about the order of lines in `CREATE TABLE` and of statements after it, and about
/// nothing else. The ledger of migrations is no part of the schema.
pub(crate) fn unordered(dump: &str) -> String {
    if !dump.contains("\n-- PostgreSQL database dump") {
        return unordered_lines(dump);
    }
    let lines = dump.lines().filter(|line| !line.starts_with("--") && !line.is_empty());
    let mut statements: Vec<Vec<&str>> = vec![Vec::new()];
    for line in lines {
        // The sequence inside an identity column is named after what table and column were called when it was made.
        if !line.starts_with("    SEQUENCE NAME ") {
            statements.last_mut().expect("a statement").push(line);
        }
        if line.ends_with(';') {
            statements.push(Vec::new());
        }
    }
    let ordered = |mut statement: Vec<&str>| {
        if let [line] = statement[..]
            && line.starts_with("CREATE STATISTICS ")
        {
            return statistics(line) + "\n";
        }
        let is_table = |line: &&str| {
            ["CREATE TABLE ", "CREATE UNLOGGED TABLE ", "CREATE FOREIGN TABLE "]
                .iter()
                .any(|start| line.starts_with(start))
        };
        if statement.len() > 2 && statement.first().is_some_and(is_table) {
            let end = statement.len() - 1;
            statement[1..end].sort_by_key(|line| line.trim_end_matches(','));
        }
        statement.iter().map(|line| line.trim_end_matches(',').to_owned() + "\n").collect::<String>()
    };
    let mut statements: Vec<String> = statements.into_iter().map(ordered).collect();
    statements.retain(|statement| !statement.contains("public.seaql_migrations"));
    statements.sort();
    statements.concat()
}

/// `CREATE STATISTICS … ON a, b FROM …` with its columns in the order of the alphabet.
fn statistics(line: &str) -> String {
    let Some(((head, columns), table)) =
        line.split_once(" FROM ").and_then(|(head, table)| Some((head.split_once(" ON ")?, table)))
    else {
        return line.to_owned();
    };
    let mut columns: Vec<&str> = columns.split(", ").collect();
    columns.sort_unstable();
    format!("{head} ON {} FROM {table}", columns.join(", "))
}

/// The same for the lines of a query, where pg_dump is older than the server. Defaults name the sequences that a schema
/// names; the lines of sequences would be those inside identity columns, too.
fn unordered_lines(dump: &str) -> String {
    let is_sequence = |line: &str| {
        line.starts_with("sequence ")
            || line.starts_with("relation ") && line.trim_end_matches(['p', 'u']).ends_with(" S ")
    };
    let mut lines: Vec<String> = dump
        .lines()
        .filter(|line| !line.contains("seaql_migrations") && !is_sequence(line))
        .map(without_place)
        .collect();
    lines.sort();
    lines.join("\n")
}

/// `column <table> <place> <name> …` without the place.
fn without_place(line: &str) -> String {
    let is_column = line.starts_with("column ");
    let mut words: Vec<&str> = line.split(' ').collect();
    if let Some(at) = words.iter().position(|word| is_column && word.parse::<u32>().is_ok()) {
        words.remove(at);
    }
    words.join(" ")
}

/// The lines that only one of two texts has.
pub(crate) fn difference(is: &str, wanted: &str) -> String {
    let only = |sign: &str, one: &str, other: &str| -> String {
        one.lines()
            .filter(|line| !other.lines().any(|own| own == *line))
            .map(|line| format!("{sign} {line}\n"))
            .collect()
    };
    only("is:", is, wanted) + &only("wanted:", wanted, is)
}
