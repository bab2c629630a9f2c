//! What there is to know of a database, read and never written.

use crate::config::Settings;
use crate::db::{Guard, Marker, Server, Session};
use crate::doctor::Summary;
use crate::error::{Error, Result};
use crate::migrate::MigrationStatus;
use serde::{Deserialize, Serialize};

/// The state of a database, as `status` reports it.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// The application it was compared with; none where it is of no application that is known.
    pub app: Option<String>,
    /// What `doctor` finds, in short.
    pub doctor: Summary,
    /// The server.
    pub server: Server,
    /// Size of the database in bytes; none where the role may not know it.
    pub size: Option<u64>,
    /// Connections to the server.
    pub connections: Connections,
    /// The environment that somebody chose.
    pub environment: Option<String>,
    /// What says that the database is protected, besides its marker; none where nothing does.
    pub protected_by: Option<String>,
    /// What the database is for.
    pub marker: Option<Marker>,
    /// Whether it says so to others than this role.
    pub marker_hidden: bool,
    /// Its tables.
    pub tables: Vec<TableStatus>,
    /// How many tables belong to extensions, and are not among them.
    pub extension_tables: usize,
    /// Whether the schema is as the entities say.
    pub schema: SchemaState,
    /// The migrations against the ledger.
    pub migrations: Option<MigrationStatus>,
    /// Which seeds are loaded.
    pub seeds: Vec<SeedState>,
    /// Whether anything is out of step.
    pub in_step: bool,
}

/// Connections to the server.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Connections {
    /// How many clients there are.
    pub used: u32,
    /// `max_connections`.
    pub max: u32,
}

/// A table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TableStatus {
    /// Its name.
    pub name: String,
    /// Rows, as the planner estimates them; none where the table was never analysed.
    pub estimated_rows: Option<u64>,
    /// Bytes with indexes and TOAST; none where the table is locked against everybody.
    pub size: Option<u64>,
}

/// The schema against the entities.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SchemaState {
    /// No differences.
    InStep,
    /// So many statements would be needed.
    Differs {
        /// How many.
        differences: usize,
    },
    /// There is no application to compare it with.
    NotCompared,
    /// It could not be found out.
    Unknown {
        /// Why.
        reason: String,
    },
}

/// A seed set, or a file that was loaded alone.
#[derive(Clone, Debug, Serialize)]
pub struct SeedState {
    /// Its name.
    pub set: String,
    /// Whether it was loaded.
    pub state: LoadState,
    /// When it was loaded; none where it was not.
    pub loaded_at: Option<String>,
    /// Whether its files changed since.
    pub changed: bool,
}

/// Whether seeds were loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadState {
    /// They were.
    Loaded,
    /// They were not.
    NotLoaded,
    /// What was loaded is recorded, and this role may not read it.
    Unknown,
}

#[derive(Deserialize)]
struct Figures {
    size: Option<u64>,
    used: u32,
    max: u32,
}

/// Size and connections.
///
/// # Errors
/// What the server answers.
pub async fn figures(session: &mut Session) -> Result<(Option<u64>, Connections)> {
    let figures = session
        .read::<Figures>(include_str!("sql/figures.sql"))
        .await?
        .pop()
        .ok_or_else(|| Error::bug("the figures had no row"))?;
    let connections = Connections { used: figures.used, max: figures.max };
    Ok((figures.size, connections))
}

/// All tables of the users of the database, and how many more belong to extensions.
///
/// # Errors
/// What the server answers.
pub async fn tables(session: &mut Session) -> Result<(Vec<TableStatus>, usize)> {
    #[derive(Deserialize)]
    struct Row {
        #[serde(flatten)]
        table: TableStatus,
        of_extension: bool,
    }
    let rows: Vec<Row> = session.read(include_str!("sql/tables.sql")).await?;
    let count = rows.len();
    let own: Vec<TableStatus> =
        rows.into_iter().filter(|row| !row.of_extension).map(|row| row.table).collect();
    let others = count - own.len();
    Ok((own, others))
}

impl Status {
    /// What is known, together.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(
        session: &mut Session,
        doctor: Summary,
        (guard, settings): (Guard, &Settings),
        app: Option<&str>,
        schema: SchemaState,
        migrations: Option<MigrationStatus>,
        seeds: Vec<SeedState>,
    ) -> Result<Self> {
        let (size, connections) = figures(session).await?;
        let in_doubt = seeds.iter().any(|seed| seed.changed || seed.state == LoadState::Unknown);
        let (tables, extension_tables) = tables(session).await?;
        Ok(Self {
            app: app.map(str::to_owned),
            doctor,
            server: session.server.clone(),
            size,
            connections,
            environment: settings.environment.clone(),
            protected_by: settings.protection.as_ref().map(ToString::to_string),
            marker: guard.marker,
            marker_hidden: guard.hidden,
            tables,
            extension_tables,
            in_step: matches!(schema, SchemaState::InStep) && !in_doubt,
            schema,
            migrations,
            seeds,
        })
    }
}
