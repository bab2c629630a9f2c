//! An expression that PostgreSQL prints otherwise once it has read its own print is written so that it stays as it is.

use hbm_db_migration_file::code;

/// The same statement without the cast of an array that an `IN` over a varchar is printed with. PostgreSQL reads that cast as one
/// of each element; left out, it is made again of the whole.
pub(super) fn settled(sql: &str) -> String {
    let tokens: Vec<(usize, &str)> = code(sql).collect();
    let mut settled = String::new();
    let mut at = 0;
    for first in 0..tokens.len() {
        let Some(cast) = Cast::at(&tokens, first).filter(|cast| cast.open >= at) else { continue };
        settled += &sql[at..cast.open];
        settled += &sql[cast.open + 1..cast.close];
        at = cast.end;
    }
    settled + &sql[at..]
}

/// `(ARRAY[…])::type[]` in `ANY (…)` or `ALL (…)`: where its parentheses are, and where it ends.
struct Cast {
    open: usize,
    close: usize,
    end: usize,
}

impl Cast {
    fn at(tokens: &[(usize, &str)], first: usize) -> Option<Self> {
        let word = |at: usize| tokens.get(first + at).map(|(_, text)| *text);
        let begins = [word(1), word(2), word(3), word(4)] == ["(", "(", "ARRAY", "["].map(Some);
        if !begins || !matches!(word(0), Some("ANY" | "ALL")) {
            return None;
        }
        let mut depth = 0_usize;
        let rest = tokens.iter().enumerate().skip(first + 4);
        let end = rest.into_iter().find(|(_, (_, text))| {
            match *text {
                "[" | "(" => depth += 1,
                "]" | ")" => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = end?.0;
        let after = |at: usize| tokens.get(end + at).map(|(_, text)| *text);
        if [after(1), after(2), after(3)] != [")", ":", ":"].map(Some) {
            return None;
        }
        // The name of the type, then `[]`, then what closes ANY.
        let closes = tokens.iter().skip(end + 4).position(|(_, text)| *text == ")")? + end + 4;
        let is_array = tokens[closes - 2].1 == "[" && tokens[closes - 1].1 == "]";
        let (open, close, end) = (tokens[first + 2].0, tokens[end + 1].0, tokens[closes].0);
        is_array.then_some(Self { open, close, end })
    }
}

#[cfg(test)]
mod tests {
    use super::settled;

    #[test]
    fn the_cast_of_an_array_is_left_out() {
        for (sql, wanted) in [
            (
                "CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
                "CHECK (((s)::text = ANY (ARRAY['a'::character varying, 'b'::character varying])))",
            ),
            ("x <> ALL ((ARRAY[f(1), (2)])::t.\"x y\"[]) OR z", "x <> ALL (ARRAY[f(1), (2)]) OR z"),
            ("'= ANY ((ARRAY[1])::text[])'", "'= ANY ((ARRAY[1])::text[])'"),
            ("x = ANY ((ARRAY[1] || y)::int[])", "x = ANY ((ARRAY[1] || y)::int[])"),
            ("x = ANY ((ARRAY[1])::int)", "x = ANY ((ARRAY[1])::int)"),
            ("a", "a"),
        ] {
            assert_eq!(settled(sql), wanted);
        }
    }
}
