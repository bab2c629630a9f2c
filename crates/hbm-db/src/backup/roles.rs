//! The roles that a database names: who owns something in it, and who was granted something.

use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::Result;
use serde::Deserialize;

/// The roles, and what makes those that are missing elsewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    /// Their names, also of those that every server has.
    pub(crate) names: Vec<String>,
    /// Those of them that own something.
    pub(crate) owners: Vec<String>,
    /// SQL that makes those that are missing, and leaves others as they are. It has no passwords.
    pub(crate) script: String,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    predefined: bool,
    owns: bool,
    attributes: String,
    statements: Vec<String>,
}

/// What stands above the roles.
const HEAD: &str = "-- The roles that objects and privileges of this database name, without passwords.
-- A role that is there already is left as it is. Run it as a role that may create them: psql -f roles.sql postgres
";

impl Roles {
    /// Those of the connected database, those that they are members of before them.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn read(session: &mut Session) -> Result<Self> {
        let rows: Vec<Row> = session.read(include_str!("sql/roles.sql")).await?;
        let mut script = HEAD.to_owned();
        for row in rows.iter().filter(|row| !row.predefined) {
            script += &row.made_where_missing();
        }
        let owners = rows.iter().filter(|row| row.owns).map(|row| row.name.clone()).collect();
        Ok(Self { names: rows.into_iter().map(|row| row.name).collect(), owners, script })
    }
}

impl Row {
    fn made_where_missing(&self) -> String {
        // A name may have what would end a simple dollar quote.
        let mut quote = "$role$".to_owned();
        while self.statements.iter().any(|sql| sql.contains(&quote)) || self.attributes.contains(&quote) {
            quote.insert(quote.len() - 1, 'x');
        }
        let name = quote_literal(&self.name);
        let statements: String = self.statements.iter().map(|sql| format!("        {sql};\n")).collect();
        format!(
            "\ndo {quote}\nbegin\n    if not exists (select from pg_catalog.pg_roles where rolname = {name}) then\n        {};\n{statements}    end if;\nend\n{quote};\n",
            self.attributes
        )
    }
}

/// Those of these roles that the server does not have.
///
/// # Errors
/// What the server answers.
pub(crate) async fn missing_roles(session: &mut Session, names: &[String]) -> Result<Vec<String>> {
    let list: Vec<String> = names.iter().map(|name| quote_literal(name)).collect();
    if list.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select n.name from (select pg_catalog.unnest(array[{}]::pg_catalog.text[]) as name) n
         where not exists (select from pg_catalog.pg_roles r where r.rolname = n.name)
         order by 1",
        list.join(", ")
    );
    session.texts(&sql).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_that_is_there_is_left_alone() {
        let row = Row {
            name: "o'neil $role$".into(),
            predefined: false,
            owns: true,
            attributes: "create role \"o'neil $role$\" with login".into(),
            statements: vec!["grant readers to \"o'neil $role$\"".into()],
        };
        let sql = row.made_where_missing();
        assert!(sql.contains("do $rolex$\n") && sql.ends_with("$rolex$;\n"), "{sql}");
        assert!(sql.contains("rolname = 'o''neil $role$'"), "{sql}");
        assert!(!sql.to_lowercase().contains("password"), "{sql}");
    }
}
