//! Which types PostgreSQL converts into each other (its catalog `pg_cast`).

use crate::context::Context;
use crate::kinds::cast::CAST;
use crate::kinds::types;
use crate::rules::Item;

/// The built-in types that have a cast to others, with these. What is a text has one to and from every type.
const CASTS: &[(&str, &[&str])] = &[
    ("bigint", &["bit", "double precision", "integer", "money", "numeric", "real", "smallint"]),
    ("bit", &["bigint", "bit varying", "integer"]),
    ("bit varying", &["bit"]),
    ("boolean", &["integer"]),
    ("box", &["circle", "lseg", "point", "polygon"]),
    ("bytea", &[]),
    ("cidr", &["inet"]),
    ("circle", &["box", "point", "polygon"]),
    ("date", &["timestamp with time zone", "timestamp without time zone"]),
    ("datemultirange", &[]),
    ("daterange", &["datemultirange"]),
    ("double precision", &["bigint", "integer", "numeric", "real", "smallint"]),
    ("inet", &["cidr"]),
    ("int4multirange", &[]),
    ("int4range", &["int4multirange"]),
    ("int8multirange", &[]),
    ("int8range", &["int8multirange"]),
    ("integer", &["bigint", "bit", "boolean", "double precision", "money", "numeric", "real", "smallint"]),
    ("interval", &["time without time zone"]),
    ("json", &["jsonb"]),
    ("jsonb", &["bigint", "boolean", "double precision", "integer", "json", "numeric", "real", "smallint"]),
    ("line", &[]),
    ("lseg", &["point"]),
    ("macaddr", &["macaddr8"]),
    ("macaddr8", &["macaddr"]),
    ("money", &["numeric"]),
    ("numeric", &["bigint", "double precision", "integer", "money", "real", "smallint"]),
    ("nummultirange", &[]),
    ("numrange", &["nummultirange"]),
    ("path", &["polygon"]),
    ("point", &["box"]),
    ("polygon", &["box", "circle", "path", "point"]),
    ("real", &["bigint", "double precision", "integer", "numeric", "smallint"]),
    ("smallint", &["bigint", "double precision", "integer", "numeric", "real"]),
    ("time with time zone", &["time without time zone"]),
    ("time without time zone", &["interval", "time with time zone"]),
    (
        "timestamp with time zone",
        &["date", "time with time zone", "time without time zone", "timestamp without time zone"],
    ),
    ("timestamp without time zone", &["date", "time without time zone", "timestamp with time zone"]),
    ("tsmultirange", &[]),
    ("tsrange", &["tsmultirange"]),
    ("tstzmultirange", &[]),
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

/// Whether a column changes from or to a type that somebody made, and nobody made a cast between the two.
pub(super) fn is_of_own_without_cast(from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> bool {
    if !types::is_of_made_type(from) && !types::is_of_made_type(to) {
        return false;
    }
    let of = |item: Item<'_>| unmodified(&item.facts::<super::Facts>().data_type);
    let signature = format!("({} AS {})", of(from), of(to));
    let mut casts = context.live.of_kind(CAST).chain(context.desired.of_kind(CAST));
    !casts.any(|(id, _)| id.signature() == signature)
}

/// Whether there is a cast from one type to the other and none back, and the text of the one is none of the other either. A number
/// or a boolean is a JSON text.
pub(super) fn is_one_way(old: &str, new: &str) -> bool {
    let (old, new) = (unmodified(element(old).0), unmodified(element(new).0));
    let casts = |from: &str, to: &str| {
        CASTS.iter().find(|(own, _)| *own == from).is_some_and(|(_, list)| list.contains(&to))
    };
    old != "jsonb" && casts(&old, &new) && CASTS.iter().any(|(own, _)| *own == new) && !casts(&new, &old)
}

/// Whether the way back goes through the text, as there is a cast in one direction only.
pub(super) fn comes_back_by_text(old: &str, new: &str) -> bool {
    unmodified(element(old).0) == "jsonb" && unmodified(element(new).0) != "json" && !goes_through_text(old, new)
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
