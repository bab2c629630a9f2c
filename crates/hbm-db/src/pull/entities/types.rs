//! Types of PostgreSQL as types of Rust.

/// How a column is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The type of its field, where it is never NULL.
    pub(super) rust: String,
    /// `column_type`, where the type of the field does not say it.
    pub(super) declared: Option<String>,
    /// What a value is cast to when it is read, and when it is written, where SeaORM knows no form of it but a text.
    pub(super) casts: Option<(String, String)>,
}

impl Typed {
    /// That of a type as `format_type` prints it.
    pub(super) fn of(sql: &str) -> Self {
        let plain = |rust: &str| Self { rust: rust.into(), ..Self::default() };
        let declared = |rust: &str, declared: String| Self { declared: Some(declared), ..plain(rust) };
        let array = |rust: &str, of: &str| {
            declared(&format!("Vec<{rust}>"), format!("Array(RcOrArc::new(ColumnType::{of}))"))
        };
        let (name, numbers) = modifier(sql).unwrap_or_default();
        match (sql, (name, numbers.as_slice())) {
            ("smallint", _) => plain("i16"),
            ("integer", _) => plain("i32"),
            ("bigint", _) => plain("i64"),
            ("real", _) => plain("f32"),
            ("double precision", _) => plain("f64"),
            ("boolean", _) => plain("bool"),
            ("uuid", _) => plain("Uuid"),
            ("date", _) => plain("Date"),
            ("time without time zone", _) => plain("Time"),
            ("timestamp without time zone", _) => plain("DateTime"),
            ("timestamp with time zone", _) => plain("DateTimeUtc"),
            (_, ("timestamp" | "time", _)) => match (name, sql.ends_with("without time zone")) {
                ("timestamp", false) => declared("DateTimeUtc", custom(sql)),
                ("timestamp", true) => declared("DateTime", custom(sql)),
                (_, true) => declared("Time", custom(sql)),
                _ => Self::text(sql),
            },
            ("json", _) => plain("Json"),
            ("jsonb", _) => declared("Json", "JsonBinary".into()),
            ("text", _) => declared("String", "Text".into()),
            ("character varying", _) => declared("String", "String(StringLen::None)".into()),
            ("numeric", _) => declared("Decimal", "Decimal(None)".into()),
            ("bytea", _) => declared("Vec<u8>", custom(sql)),
            ("text[]", _) => array("String", "Text"),
            ("integer[]", _) => array("i32", "Integer"),
            ("bigint[]", _) => array("i64", "BigInteger"),
            ("uuid[]", _) => array("Uuid", "Uuid"),
            (_, ("character varying", [length])) => {
                declared("String", format!("String(StringLen::N({length}))"))
            }
            (_, ("character", [length])) => declared("String", format!("Char(Some({length}))")),
            (_, ("numeric", [precision, scale])) => {
                declared("Decimal", format!("Decimal(Some(({precision}, {scale})))"))
            }
            _ => Self::text(sql),
        }
    }

    /// That of a type of which SeaORM knows no values but texts.
    fn text(sql: &str) -> Self {
        let casts = Some(("text".into(), sql.into()));
        Self { rust: "String".into(), declared: Some(custom(sql)), casts }
    }

    /// That of a serial column.
    pub(super) fn serial(sql: &str) -> Option<(Self, &'static str)> {
        let name = match sql {
            "smallint" => "smallserial",
            "integer" => "serial",
            "bigint" => "bigserial",
            _ => return None,
        };
        Some((Self { declared: Some(custom(name)), ..Self::of(sql) }, name))
    }

    /// That of an array of an enum type.
    pub(super) fn enums(rust: &str, sql: &str) -> Self {
        let casts = Some(("text[]".into(), sql.into()));
        Self { rust: format!("Vec<{rust}>"), declared: Some(custom(sql)), casts }
    }

    /// Whether values of it can be compared with each other in every case.
    pub(super) fn is_eq(&self) -> bool {
        self.rust != "f32" && self.rust != "f64"
    }
}

fn custom(sql: &str) -> String {
    format!("custom({sql:?})")
}

/// A type's name and the numbers behind it: `numeric(10,2)`, `timestamp(3) without time zone`.
fn modifier(sql: &str) -> Option<(&str, Vec<u32>)> {
    let (name, rest) = sql.split_once('(')?;
    let (numbers, after) = rest.split_once(')')?;
    if after.ends_with("[]") {
        return None;
    }
    let numbers = numbers.split(',').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
    Some((name, numbers))
}
