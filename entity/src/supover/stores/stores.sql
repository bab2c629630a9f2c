-- The stores of a team by name: (teamId, name) under *Database Indexes*. It serves the foreign key, too.
CREATE INDEX ON stores (team_id, name);
