//! The text of a file → its halves, as a file of ours would say them. Lines stay where they are.

use super::Form;
use crate::statement::Statement;

/// The header of a file that runs in no transaction.
const NO_TRANSACTION: &str = "-- hbm-db: no-transaction";

/// Lines by which other tools say the same.
const SAYING_SO: [&str; 2] = ["-- +goose no transaction", "-- atlas:txmode none"];

/// The same of sqlx, which counts as the first of a file alone.
const SAYING_SO_FIRST: &str = "-- no-transaction";

/// The same at the end of a line that begins a half of a file.
const SAYING_SO_OF_A_HALF: [(&str, &str); 2] =
    [("-- migrate:", " transaction:false"), ("-- +migrate ", " notransaction")];

/// Where Drizzle cuts a file, whether a statement has an end there or not.
const BREAKPOINT: &str = "--> statement-breakpoint";

impl Form {
    /// The parts of a file that go forwards and that undo, as files of ours; the second is none where the form keeps it in
    /// another file, or the file has no such part. Each statement stays in its line.
    pub fn halves(self, text: &str) -> (String, Option<String>) {
        if self == Self::Pair {
            return (text.to_owned(), None);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Some([up, down]) = self.marks() else { return (self.adapted(text), None) };
        let (mut forwards, mut back, mut has_back) = (String::new(), String::new(), false);
        let mut half = Half::Before;
        for line in text.split_inclusive('\n') {
            let plain = lowered(line);
            half = match plain.as_str() {
                line if is_mark(line, down) => Half::Down,
                line if is_mark(line, up) => Half::Up,
                _ => half,
            };
            has_back |= half == Half::Down;
            let empty = if line.ends_with('\n') { "\n" } else { "" };
            let without = says_no_transaction(&plain);
            let line = match without {
                true => format!("{NO_TRANSACTION}{empty}"),
                false => line.to_owned(),
            };
            // What says so before both halves, or beside them, holds for both.
            let both = half == Half::Before || without && !is_mark(&plain, up) && !is_mark(&plain, down);
            forwards += if half == Half::Up || both { &line } else { empty };
            back += if half == Half::Down || both { &line } else { empty };
        }
        (self.adapted(&forwards), has_back.then(|| self.adapted(&back)))
    }

    /// A text in the words of ours.
    fn adapted(self, text: &str) -> String {
        let says_so = |at: usize, line: &str| at == 0 && line == SAYING_SO_FIRST || says_no_transaction(line);
        let lines = text.split_inclusive('\n').enumerate();
        let mut adapted: String = lines
            .map(|(at, line)| match says_so(at, &lowered(line)) {
                true => format!("{NO_TRANSACTION}{}", if line.ends_with('\n') { "\n" } else { "" }),
                false if self == Self::Plain && line.trim_end().ends_with(BREAKPOINT) => {
                    line.replace(BREAKPOINT, ";")
                }
                false => line.to_owned(),
            })
            .collect();
        for (start, end) in own_transaction(&adapted).into_iter().flatten() {
            adapted.replace_range(start..end, &" ".repeat(end - start));
        }
        adapted
    }

    /// The files of a migration, by their names: beside the others, or in its folder where the form has one. What undoes it
    /// is left out where the form has no place for it.
    pub fn files(self, name: &str, up: &str, down: Option<&str>) -> Vec<(String, String)> {
        let beside = |suffix: &str, text: &str| (format!("{name}{suffix}"), self.said(text).0);
        match self {
            Self::Pair => {
                let down = down.map(|down| ("down.sql".to_owned(), down.to_owned()));
                std::iter::once(("up.sql".to_owned(), up.to_owned())).chain(down).collect()
            }
            Self::Prisma => vec![("migration.sql".to_owned(), up.to_owned())],
            Self::UpDown => {
                let down = down.map(|down| beside(".down.sql", down));
                std::iter::once(beside(".up.sql", up)).chain(down).collect()
            }
            Self::Plain => vec![beside(".sql", up)],
            Self::Flyway => {
                let undo = format!("U{}.sql", name.trim_start_matches(['V', 'v']));
                let down = down.map(|down| (undo, self.said(down).0));
                std::iter::once(beside(".sql", up)).chain(down).collect()
            }
            Self::Dbmate => vec![self.joined(name, ["-- migrate:up", "-- migrate:down"], up, down)],
            Self::Goose => vec![self.joined(name, ["-- +goose Up", "-- +goose Down"], up, down)],
            Self::SqlMigrate => vec![self.joined(name, ["-- +migrate Up", "-- +migrate Down"], up, down)],
            Self::NodePgMigrate => {
                vec![self.joined(name, ["-- Up Migration", "-- Down Migration"], up, down)]
            }
        }
    }

    /// One file with both halves.
    fn joined(
        self,
        name: &str,
        [up_mark, down_mark]: [&str; 2],
        up: &str,
        down: Option<&str>,
    ) -> (String, String) {
        let down = down.unwrap_or_default();
        let [up, down] = [up, down].map(|text| self.said(text));
        let first = match self {
            Self::Goose if up.1 || down.1 => "-- +goose NO TRANSACTION\n",
            _ => "",
        };
        let [up_mark, down_mark] = [(up_mark, up.1), (down_mark, down.1)].map(|(mark, without)| {
            let own = SAYING_SO_OF_A_HALF.iter().find(|(begins, _)| mark.starts_with(begins));
            format!("{mark}{}", own.filter(|_| without).map_or("", |(_, end)| end))
        });
        (format!("{name}.sql"), format!("{first}{up_mark}\n{}\n{down_mark}\n{}", up.0, down.0))
    }

    /// A text of ours in the words of the tool, and whether it runs in no transaction.
    fn said(self, text: &str) -> (String, bool) {
        // What has no word for it keeps ours.
        let has_word = !matches!(self, Self::NodePgMigrate | Self::Flyway);
        let rest = text.strip_prefix(NO_TRANSACTION).filter(|_| has_word).map(str::trim_start);
        let body = rest.unwrap_or(text);
        match self {
            Self::UpDown | Self::Plain if rest.is_some() => (format!("{}\n{body}", SAYING_SO_FIRST), true),
            // A function has semicolons in its body, which goose takes for the ends of statements.
            Self::Goose
                if Statement::all(body).is_ok_and(|all| all.iter().any(|one| one.sql.contains(';'))) =>
            {
                (within_statements(body), rest.is_some())
            }
            _ => (body.to_owned(), rest.is_some()),
        }
    }
}

/// Each statement that has a semicolon inside between the lines that goose wants there.
fn within_statements(text: &str) -> String {
    let mut whole = String::new();
    let mut at = 0;
    for statement in Statement::all(text).unwrap_or_default() {
        let end = statement.start + statement.sql.len();
        whole += &text[at..statement.start];
        at = text[end..].find(';').map_or(end, |semicolon| end + semicolon + 1);
        let body = &text[statement.start..at];
        whole += &match statement.sql.contains(';') {
            true => format!("-- +goose StatementBegin\n{body}\n-- +goose StatementEnd"),
            false => body.to_owned(),
        };
    }
    whole + &text[at..]
}

/// A text with the line by which Drizzle tells statements from each other, as it sends each by itself.
pub fn with_breakpoints(text: &str) -> String {
    let statements = Statement::all(text).unwrap_or_default();
    let mut whole = String::new();
    let mut at = 0;
    for pair in statements.windows(2) {
        let end = pair[0].start + pair[0].sql.len();
        let after = text[end..pair[1].start].find(';').map_or(end, |semicolon| end + semicolon + 1);
        whole += &format!("{}\n{BREAKPOINT}", &text[at..after]);
        at = after;
    }
    whole + &text[at..]
}

/// Statements that begin a transaction, and that end it.
const BEGINNING: [&str; 4] = ["begin", "begin transaction", "begin work", "start transaction"];
const ENDING: [&str; 5] = ["commit", "commit transaction", "commit work", "end", "end transaction"];

/// Which half of a file a line is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Before,
    Up,
    Down,
}

/// Whether a text has a line that a form's files have.
pub(super) fn has_mark(form: Form, text: &str) -> bool {
    let Some(marks) = form.marks() else { return false };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().map(lowered).any(|line| marks.iter().any(|mark| is_mark(&line, mark)))
}

impl Form {
    /// Whether the text of a file is divided as this form has it: nothing that is meant to undo may be taken for what goes
    /// forwards.
    pub fn fits(self, text: &str) -> bool {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Some([up, down]) = self.marks() else {
            return Self::ALL.into_iter().all(|other| !has_mark(other, text));
        };
        let lines: Vec<String> = text.lines().map(lowered).collect();
        let count = |mark: &str| lines.iter().filter(|line| is_mark(line, mark)).count();
        // A file of node-pg-migrate without marks goes forwards.
        let goes_forwards = self == Self::NodePgMigrate && count(up) + count(down) == 0;
        let first = lines.iter().position(|line| is_mark(line, up) || is_mark(line, down)).unwrap_or(0);
        let before: Vec<&str> = text.lines().take(first).collect();
        let is_head = Statement::all(&before.join("\n")).is_ok_and(|statements| statements.is_empty());
        let is_others = Self::ALL.into_iter().any(|other| other != self && has_mark(other, text));
        (goes_forwards || count(up) == 1 && count(down) <= 1 && is_head) && !is_others
    }
}

/// Whether a comment line is a mark, alone or with options behind it.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A comment line with single blanks, in lower case; empty for every other line. Some tools take any number of dashes, and
/// no blank behind them.
fn lowered(line: &str) -> String {
    if !line.starts_with("--") || line.starts_with(BREAKPOINT) {
        return String::new();
    }
    let words: Vec<&str> = line.trim_start_matches('-').split_whitespace().collect();
    format!("-- {}", words.join(" ").to_lowercase())
}

fn says_no_transaction(line: &str) -> bool {
    let of_half = |(mark, end): &(&str, &str)| line.starts_with(mark) && line.ends_with(end);
    SAYING_SO.contains(&line) || SAYING_SO_OF_A_HALF.iter().any(of_half)
}

/// Where a file begins and ends the only transaction that it has around everything: what runs it has one already.
fn own_transaction(text: &str) -> Option<[(usize, usize); 2]> {
    let statements = Statement::all(text).ok()?;
    let is_one_of = |statement: &Statement, heads: &[&str]| {
        heads.contains(&statement.head(2).join(" ").to_lowercase().as_str())
    };
    let [first, inner @ .., last] = statements.as_slice() else { return None };
    let is_inside = |one: &Statement| !is_one_of(one, &BEGINNING) && !is_one_of(one, &ENDING);
    let is_own = is_one_of(first, &BEGINNING) && is_one_of(last, &ENDING) && inner.iter().all(is_inside);
    let place = |one: &Statement| (one.start, one.start + one.sql.len());
    is_own.then(|| [place(first), place(last)])
}
