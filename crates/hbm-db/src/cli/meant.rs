//! Words of other tools, and the command that does the same.

use clap::error::ErrorKind;

/// What users of other tools type, and the command that does it.
const MEANT: [(&str, &str); 47] = [
    ("rollback", "migrate down"),
    ("migrate rollback-last", "migrate down"),
    ("migrate revert", "migrate down"),
    ("migrate undo", "migrate down"),
    ("migrate run", "migrate up"),
    ("migrate deploy", "migrate up"),
    ("migrate apply", "migrate up"),
    ("migrate latest", "migrate up"),
    ("migrate migrate", "migrate up"),
    ("migrate dev", "generate NAME, then migrate up"),
    ("migrate new", "generate NAME, or generate NAME --empty for files to be written by hand"),
    ("migrate add", "generate NAME"),
    ("migrate create", "generate NAME"),
    ("migrate generate", "generate NAME"),
    ("migrate diff", "diff"),
    ("migrate reset", "fresh"),
    ("migrate refresh", "fresh"),
    ("migrate info", "migrate status"),
    ("migrate resolve", "migrate repair, or migrate baseline NAME"),
    ("migrate force", "migrate repair, or migrate baseline NAME"),
    ("dev", "generate NAME, then migrate up"),
    ("deploy", "migrate up"),
    ("up", "migrate up"),
    ("down", "migrate down"),
    ("new", "generate NAME, or generate NAME --empty for files to be written by hand"),
    ("create", "generate NAME; a database is made with createdb"),
    ("introspect", "pull"),
    ("dump", "pull"),
    ("migrate rollback", "migrate down; migrate rollback NAME goes back to a checkpoint"),
    ("migrate make", "generate NAME"),
    ("migrate list", "migrate status"),
    ("make migration", "generate NAME"),
    ("migration run", "migrate up"),
    ("migration revert", "migrate down"),
    ("migration generate", "generate NAME"),
    ("migration create", "generate NAME --empty"),
    ("database reset", "reset"),
    ("database drop", "flush"),
    ("database create", "push; a database is made with createdb"),
    ("execute", "inspect --sql"),
    ("sql", "inspect --sql"),
    ("console", "studio"),
    ("validate", "migrate validate"),
    ("seed run", "seed"),
    ("version", "--version"),
    ("repair", "migrate repair"),
    ("baseline", "migrate baseline NAME"),
];

/// Commands that have the same name in scripts of a package.
const OURS: [&str; 10] =
    ["push", "pull", "seed", "studio", "generate", "reset", "status", "check", "test", "flush"];

/// The command that is meant, with the name of the program; none where the error is about something else.
pub(super) fn command(error: &clap::Error, program: &str) -> Option<String> {
    let kinds =
        [ErrorKind::InvalidSubcommand, ErrorKind::UnknownArgument, ErrorKind::MissingRequiredArgument];
    if !kinds.contains(&error.kind()) {
        return None;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    meant(&arguments).map(|meant| format!("{program} {meant}"))
}

fn meant(arguments: &[String]) -> Option<String> {
    // As scripts of a package are called: `migrate:latest`, `db push`.
    let words =
        arguments.iter().filter(|word| !word.starts_with('-')).flat_map(|word| match word.contains('/') {
            true => vec![word.as_str()],
            false => word.split(':').collect(),
        });
    let words: Vec<&str> = words.skip_while(|word| ["db", "prisma", "drizzle-kit"].contains(word)).collect();
    if arguments.iter().any(|argument| argument == "--json") {
        return Some(format!("{} --format json", words.join(" ")));
    }
    if let ["push" | "diff" | "generate", rest @ ..] = words.as_slice()
        && let Some(file) = rest.iter().find(|word| word.ends_with(".sql"))
    {
        return Some(format!("{} --schema {file}", words[0]));
    }
    let of = |count: usize| words.get(..count).map(|words| words.join(" "));
    let typed = [of(2), of(1)];
    let find =
        |typed: &String| MEANT.iter().find(|(word, _)| word == typed).map(|(_, meant)| (*meant).to_owned());
    let is_script = arguments.first().is_some_and(|first| words.first().is_some_and(|word| first != word));
    let own = words.first().filter(|word| is_script && OURS.contains(word)).map(|word| (*word).to_owned());
    typed.iter().flatten().find_map(find).or(own)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn words_of_other_tools_are_answered() {
        for (typed, command) in [
            ("rollback", Some("migrate down")),
            ("migrate dev --name x", Some("generate NAME, then migrate up")),
            ("status --json", Some("status --format json")),
            ("push schema.sql", Some("push --schema schema.sql")),
            ("deploy", Some("migrate up")),
            (
                "new add_users",
                Some("generate NAME, or generate NAME --empty for files to be written by hand"),
            ),
            ("db push", Some("push")),
            ("db:seed", Some("seed")),
            ("migrate:latest", Some("migrate up")),
            ("migrate rollback", Some("migrate down; migrate rollback NAME goes back to a checkpoint")),
            ("nonsense", None),
            ("", None),
        ] {
            let arguments: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
            assert_eq!(meant(&arguments).as_deref(), command, "{typed}");
        }
    }
}
