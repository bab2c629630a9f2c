//! Entities, enum types and their registration as Rust.

use super::names::{Unique, camel, snake, written};
use super::{Child, Column, Described, Entity, Enumeration, Key};
use std::collections::BTreeMap;

/// The line below which a file is its reader's.
pub(super) const HAND_WRITTEN: &str = "// Hand-written below this line.";

/// How long a line may be.
const WIDTH: usize = 100;

impl Described {
    /// The files of Rust. `folder` is that of the files, as `include_dir!` takes it.
    pub(crate) fn rust(&self, folder: &str) -> BTreeMap<String, String> {
        let mut files: BTreeMap<String, String> = self
            .entities
            .iter()
            .map(|entity| (format!("{}.rs", entity.module), self::entity(entity)))
            .collect();
        if !self.enums.is_empty() {
            files.insert("enums.rs".into(), enums(&self.enums));
        }
        files.insert("mod.rs".into(), self.registration(folder));
        files
    }

    fn registration(&self, folder: &str) -> String {
        let mut modules: Vec<String> = self.entities.iter().map(|entity| written(&entity.module)).collect();
        modules.extend((!self.enums.is_empty()).then(|| "enums".into()));
        modules.sort();
        let modules: String = modules.iter().map(|module| format!("pub mod {module};\n")).collect();
        let mut adds: Vec<String> = self
            .entities
            .iter()
            .map(|entity| format!(".entity::<{}::Entity>()", written(&entity.module)))
            .collect();
        let apart = self.enums.iter().filter(|one| one.is_apart);
        adds.extend(apart.map(|one| format!(".enumeration::<enums::{}>()", one.rust)));
        adds.push(".sql(&SQL)".into());
        let adds = adds.join("\n        ");
        format!(
            "//! The entities of a database, and the SQL that says what they cannot.\n\n{modules}\n\
             use hbm_db::App;\nuse include_dir::{{Dir, include_dir}};\n\n\
             /// What entities cannot say: a file that is called after a table runs when all tables stand.\n\
             static SQL: Dir<'_> = include_dir!(\"{folder}\");\n\n\
             /// Adds all of them to an application.\n\
             pub fn entities(app: App) -> App {{\n    app{adds}\n}}\n\n{HAND_WRITTEN}\n",
            adds = if self.entities.is_empty() { adds } else { format!("\n        {adds}") },
        )
    }
}

fn entity(entity: &Entity) -> String {
    let derives = match entity.columns.iter().all(|column| column.typed.is_eq()) {
        true => "Clone, Debug, PartialEq, Eq, DeriveEntityModel",
        false => "Clone, Debug, PartialEq, DeriveEntityModel",
    };
    let mut names = vec![format!("table_name = {:?}", entity.table.name.as_str())];
    if entity.table.namespace.as_str() != "public" {
        names.insert(0, format!("schema_name = {:?}", entity.table.namespace.as_str()));
    }
    let about =
        entity.comment.clone().unwrap_or_else(|| format!("Rows of `{}`.", entity.table.name.as_str()));
    let fields: String = entity
        .columns
        .iter()
        .map(column)
        .chain(entity.keys.iter().map(|one| key(entity, one)))
        .chain(entity.children.iter().map(|one| child(entity, one)))
        .collect();
    format!(
        "//! The table `{}`.\n\nuse sea_orm::entity::prelude::*;\n\n{}#[sea_orm::model]\n#[derive({derives})]\n{}\
         pub struct Model {{\n{fields}}}\n\nimpl ActiveModelBehavior for ActiveModel {{}}\n\n{HAND_WRITTEN}\n",
        entity.table.name.as_str(),
        document(&about, ""),
        attribute(&names, ""),
    )
}

/// A comment as documentation.
fn document(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}/// {}", line.trim()).trim_end().to_owned() + "\n").collect()
}

/// An attribute of SeaORM, in a line where it fits.
fn attribute(parts: &[String], indent: &str) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let line = format!("{indent}#[sea_orm({})]\n", parts.join(", "));
    match line.chars().count() > WIDTH {
        false => line,
        true => {
            let inner = parts.join(&format!(",\n{indent}    "));
            format!("{indent}#[sea_orm(\n{indent}    {inner}\n{indent})]\n")
        }
    }
}

fn column(column: &Column) -> String {
    let mut parts = Vec::new();
    if column.is_key {
        parts.extend(["primary_key".to_owned(), "auto_increment = false".to_owned()]);
    }
    let is_plain = column.name.as_str().chars().all(|one| one.is_ascii_lowercase() || one == '_');
    if column.field != column.name.as_str() || !is_plain {
        parts.push(format!("column_name = {:?}", column.name.as_str()));
    }
    parts.extend(column.typed.declared.as_ref().map(|declared| format!("column_type = {declared:?}")));
    if let Some((read, write)) = &column.typed.casts {
        parts.extend([format!("select_as = {read:?}"), format!("save_as = {write:?}")]);
    }
    parts.extend(column.is_unique.then(|| "unique".to_owned()));
    parts.extend(column.unique_key.as_ref().map(|key| format!("unique_key = {key:?}")));
    parts.extend((column.is_indexed && !column.is_unique).then(|| "indexed".to_owned()));
    let default = column.default.as_ref().map(|default| format!("Expr::cust({default:?})"));
    parts.extend(default.map(|default| format!("default_expr = {default:?}")));
    parts.extend(column.extra.as_ref().map(|extra| format!("extra = {extra:?}")));
    let about = column.comment.clone().unwrap_or_else(|| format!("The column `{}`.", column.name.as_str()));
    let rust = match column.is_null {
        true => format!("Option<{}>", column.typed.rust),
        false => column.typed.rust.clone(),
    };
    let field = written(&column.field);
    format!("{}{}    pub {field}: {rust},\n", document(&about, "    "), attribute(&parts, "    "))
}

/// What other columns are called: one by its name, several in parentheses.
fn list(columns: &[(crate::catalog::Ident, String)]) -> String {
    let fields: Vec<&str> = columns.iter().map(|(_, field)| field.as_str()).collect();
    match fields.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("({})", several.join(", ")),
    }
}

fn key(entity: &Entity, key: &Key) -> String {
    let is_itself = key.target == entity.module;
    let mut parts = vec!["belongs_to".to_owned()];
    parts.extend(is_itself.then(|| "self_ref".to_owned()));
    parts.push(format!("relation_enum = {:?}", camel(&key.field)));
    if is_itself {
        let other =
            entity.children.iter().find(|child| child.module == entity.module && child.key == key.field);
        parts.extend(other.map(|child| format!("relation_reverse = {:?}", camel(&child.field))));
    }
    parts.push(format!("from = {:?}", list(&key.columns)));
    parts.push(format!("to = {:?}", list(&key.referenced)));
    parts.extend(key.on_update.map(|action| format!("on_update = {action:?}")));
    parts.extend(key.on_delete.map(|action| format!("on_delete = {action:?}")));
    parts.extend((!key.is_made).then(|| "skip_fk".to_owned()));
    let target =
        if is_itself { "Entity".to_owned() } else { format!("super::{}::Entity", written(&key.target)) };
    let target = if key.is_null { format!("Option<{target}>") } else { target };
    let about = format!("The row of `{}` that it refers to.", key.target_table.name.as_str());
    let field = written(&key.field);
    format!(
        "{}{}    pub {field}: BelongsTo<{target}>,\n",
        document(&about, "    "),
        attribute(&parts, "    ")
    )
}

fn child(entity: &Entity, child: &Child) -> String {
    let is_itself = child.module == entity.module;
    let (many, holder) =
        if child.is_one && !is_itself { ("has_one", "HasOne") } else { ("has_many", "HasMany") };
    let mut parts: Vec<String> = match is_itself {
        true => vec!["self_ref".into(), many.into()],
        false => vec![many.into()],
    };
    parts.push(format!("relation_enum = {:?}", camel(&child.field)));
    parts.push(match is_itself {
        true => format!("relation_reverse = {:?}", camel(&child.key)),
        false => format!("via_rel = {:?}", camel(&child.key)),
    });
    let target =
        if is_itself { "Entity".to_owned() } else { format!("super::{}::Entity", written(&child.module)) };
    let about = format!("Rows of `{}` that refer to it.", child.module);
    let field = written(&child.field);
    format!("{}{}    pub {field}: {holder}<{target}>,\n", document(&about, "    "), attribute(&parts, "    "))
}

fn enums(enums: &[Enumeration]) -> String {
    let one = |one: &Enumeration| {
        let about = one.comment.clone().unwrap_or_else(|| format!("The type `{}`.", one.name));
        let mut names = Unique::default();
        let label = |label: &String| {
            let name = camel(&names.take(&snake(label)));
            format!("    /// `{label}`.\n    #[sea_orm(string_value = {label:?})]\n    {name},\n")
        };
        let labels: String = one.labels.iter().map(label).collect();
        format!(
            "\n{}#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]\n\
             #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = {:?})]\npub enum {} {{\n{labels}}}\n",
            document(&about, ""),
            one.name,
            one.rust
        )
    };
    let all: String = enums.iter().map(one).collect();
    format!("//! The enum types.\n\nuse sea_orm::entity::prelude::*;\n{all}\n{HAND_WRITTEN}\n")
}
