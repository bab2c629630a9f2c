//! Which types PostgreSQL converts into each other (its catalog `pg_cast`).

/// The built-in types that have a cast to others, with these. What is a text has one to and from every type.
const CASTS: &[(&str, &[&str])] = &[
    ("bigint", &["bit", "double precision", "integer", "money", "numeric", "real", "smallint"]),
    ("bit", &["bigint", "bit varying", "integer"]),
    ("bit varying", &["bit"]),
    ("boolean", &["integer"]),
    ("bytea", &[]),
    ("cidr", &["inet"]),
    ("date", &["timestamp with time zone", "timestamp without time zone"]),
    ("daterange", &["datemultirange"]),
    ("double precision", &["bigint", "integer", "numeric", "real", "smallint"]),
    ("inet", &["cidr"]),
    ("int4range", &["int4multirange"]),
    ("int8range", &["int8multirange"]),
    ("integer", &["bigint", "bit", "boolean", "double precision", "money", "numeric", "real", "smallint"]),
    ("interval", &["time without time zone"]),
    ("json", &["jsonb"]),
    ("jsonb", &["bigint", "boolean", "double precision", "integer", "json", "numeric", "real", "smallint"]),
    ("macaddr", &["macaddr8"]),
    ("macaddr8", &["macaddr"]),
    ("money", &["numeric"]),
    ("numeric", &["bigint", "double precision", "integer", "money", "real", "smallint"]),
    ("numrange", &["nummultirange"]),
    ("real", &["bigint", "double precision", "integer", "numeric", "smallint"]),
    ("smallint", &["bigint", "double precision", "integer", "numeric", "real"]),
    ("time with time zone", &["time without time zone"]),
    ("time without time zone", &["interval", "time with time zone"]),
    (
        "timestamp with time zone",
        &["date", "time with time zone", "time without time zone", "timestamp without time zone"],
    ),
    ("timestamp without time zone", &["date", "time without time zone", "timestamp with time zone"]),
    ("tsrange", &["tsmultirange"]),
    ("tstzrange", &["tstzmultirange"]),
    ("uuid", &[]),
    ("xml", &[]),
];

/// Whether values get from one type to the other only through their text: both are known, and there is no cast.
pub(in crate::kinds) fn goes_through_text(old: &str, new: &str) -> bool {
    let ((old, old_list), (new, new_list)) = (element(old), element(new));
    let (old, new) = (unmodified(old), unmodified(new));
    let to = |name: &str| CASTS.iter().find(|(own, _)| *own == name).map(|(_, to)| *to);
    match (to(&old), to(&new)) {
        (Some(casts), Some(_)) => old_list != new_list || old != new && !casts.contains(&new.as_str()),
        _ => false,
    }
}

/// The type of the elements of an array, and whether it is one.
pub(super) fn element(data_type: &str) -> (&str, bool) {
    match data_type.strip_suffix("[]") {
        Some(element) => (element, true),
        None => (data_type, false),
    }
}

/// The name without length, precision or fields: `timestamp(3) with time zone` is a `timestamp with time zone`.
pub(super) fn unmodified(data_type: &str) -> String {
    let mut name = match (data_type.find('('), data_type.find(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", &data_type[..open], &data_type[close + 1..])
        }
        _ => data_type.to_owned(),
    };
    if name.starts_with("interval ") {
        name.truncate("interval".len());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_has_no_cast() {
        for (old, new, through) in [
            ("timestamp without time zone", "boolean", true),
            ("timestamp(3) without time zone", "date", false),
            ("uuid", "integer", true),
            ("integer", "text", false),
            ("int4range", "int8range", true),
            ("text", "uuid", false),
            ("numeric(10,2)", "integer", false),
            ("integer[]", "bigint[]", false),
            ("integer[]", "boolean", true),
            ("boolean[]", "date[]", true),
            ("interval day to second(3)", "time without time zone", false),
            ("public.mood", "integer", false),
        ] {
            assert_eq!(goes_through_text(old, new), through, "{old} to {new}");
        }
    }
}
