//! A schema as SQL.

use super::schema::{Column, Constraint, Counter, Expression, Id, Index, Rule, Schema, Table, Type};
use super::values::OTHERS;

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl Schema {
    /// What makes it in an empty database.
    pub(super) fn script(&self) -> String {
        let mut sql = String::new();
        for one in &self.enums {
            let labels: Vec<String> = one.labels.iter().map(|label| literal(label)).collect();
            sql += &format!("create type {} as enum ({});\n", quoted(&one.name), labels.join(", "));
        }
        for table in &self.tables {
            sql += &self.create(table);
        }
        // After all tables: they may point at each other.
        for table in &self.tables {
            for constraint in table.constraints.iter().filter(|one| matches!(one.rule, Rule::Foreign(_))) {
                sql += &format!(
                    "alter table {} add {};\n",
                    quoted(&table.name),
                    self.constraint(table, constraint)
                );
            }
            for index in &table.indexes {
                sql += &table.create_index(index);
            }
        }
        sql
    }

    fn create(&self, table: &Table) -> String {
        let columns = table.columns.iter().map(|column| self.column_definition(table, column));
        let inside = table.constraints.iter().filter(|one| !matches!(one.rule, Rule::Foreign(_)));
        let parts: Vec<String> = columns.chain(inside.map(|one| self.constraint(table, one))).collect();
        let unlogged = if table.unlogged { "unlogged " } else { "" };
        format!("create {unlogged}table {} (\n    {}\n);\n", quoted(&table.name), parts.join(",\n    "))
    }

    fn column_definition(&self, table: &Table, column: &Column) -> String {
        let data_type = match (column.counter, &column.data_type) {
            (Some(Counter::Serial), Type::BigInt) => "bigserial".into(),
            (Some(Counter::Serial), _) => "serial".into(),
            (_, other) => self.type_name(other),
        };
        let mut sql = format!("{} {data_type}", quoted(&column.name));
        if column.collated {
            sql += " collate \"C\"";
        }
        if let Some(default) = &column.default {
            sql += &format!(" default {default}");
        }
        if let Some(Counter::Identity { always, increment }) = column.counter {
            let when = if always { "always" } else { "by default" };
            sql += &format!(" generated {when} as identity (increment by {increment})");
        }
        if let Some(generated) = &column.generated {
            sql += &format!(" generated always as ({}) stored", table.expression(generated));
        }
        if column.not_null {
            sql += " not null";
        }
        sql
    }

    pub(super) fn type_name(&self, data_type: &Type) -> String {
        match data_type {
            Type::Integer => "integer".into(),
            Type::BigInt => "bigint".into(),
            Type::Text => "text".into(),
            Type::Varchar(length) => format!("varchar({length})"),
            Type::Numeric(precision, scale) => format!("numeric({precision},{scale})"),
            Type::Boolean => "boolean".into(),
            Type::Uuid => "uuid".into(),
            Type::Date => "date".into(),
            Type::Timestamptz => "timestamptz".into(),
            Type::Jsonb => "jsonb".into(),
            Type::TextArray => "text[]".into(),
            Type::Other(at) => OTHERS[*at].0.into(),
            Type::Enum(id) => quoted(&self.enumeration(*id).name),
            Type::EnumArray(id) => format!("{}[]", quoted(&self.enumeration(*id).name)),
        }
    }

    fn constraint(&self, table: &Table, constraint: &Constraint) -> String {
        let name = constraint.name.as_ref().map(|name| format!("constraint {} ", quoted(name)));
        let rule = match &constraint.rule {
            Rule::Primary(columns) => format!("primary key ({})", table.names(columns)),
            Rule::Unique(columns) => format!("unique ({})", table.names(columns)),
            Rule::Check(check, _) => format!("check ({})", table.expression(check)),
            Rule::Foreign(foreign) => {
                let target = self.table(foreign.table).expect("the table a foreign key points to");
                format!(
                    "foreign key ({}) references {} ({}) {}",
                    table.names(&foreign.columns),
                    quoted(&target.name),
                    target.names(&foreign.target),
                    foreign.action
                )
            }
        };
        name.unwrap_or_default() + &rule
    }
}

impl Table {
    pub(super) fn names(&self, ids: &[Id]) -> String {
        let name = |id: &Id| quoted(&self.column(*id).expect("a column of the table").name);
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn expression(&self, expression: &Expression) -> String {
        let mut text = expression.text.clone();
        for (at, id) in expression.columns.iter().enumerate() {
            text = text.replace(&format!("{{{at}}}"), &self.names(&[*id]));
        }
        text
    }

    fn create_index(&self, index: &Index) -> String {
        let unique = if index.unique { "unique " } else { "" };
        let name = index.name.as_ref().map(|name| quoted(name) + " ").unwrap_or_default();
        let parts: Vec<String> = index.parts.iter().map(|part| self.expression(part)).collect();
        let mut sql = format!(
            "create {unique}index {name}on {} using {} ({})",
            quoted(&self.name),
            index.method,
            parts.join(", ")
        );
        if let Some(condition) = &index.condition {
            sql += &format!(" where {}", self.expression(condition));
        }
        sql + ";\n"
    }
}
