-- A team has one leader.
CREATE UNIQUE INDEX ON team_members (team_id) WHERE is_leader;
