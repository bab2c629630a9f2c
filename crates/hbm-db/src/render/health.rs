//! What a look at the database found, for people.

use super::Report;
use crate::advice::Program;
use crate::health::{Connections, Health, HealthReport};

impl Report for HealthReport {
    fn text(&self, _: &Program) -> String {
        let status = match self.status {
            Health::Healthy => "healthy",
            Health::Unhealthy => "unhealthy",
            Health::Error => "error",
        };
        let mut lines = vec![("status", status.to_owned())];
        if let Some(database) = &self.database.database {
            lines.extend([
                ("server", database.version.clone()),
                ("database", database.name.clone()),
                ("user", database.user.clone()),
                ("size", database.size.clone()),
                ("time", database.current_time.clone()),
            ]);
        }
        if let Some(Connections { active, max_allowed, pool_max }) = &self.database.connections {
            lines.push(("connections", format!("{active} of {max_allowed}; the pool takes {pool_max}")));
        }
        lines.into_iter().map(|(name, value)| format!("{name:12} {value}\n")).collect()
    }
}
