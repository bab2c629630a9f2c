-- 0 new, 1 assigned, 2 accepted, 3 in progress, 4 closed.
ALTER TABLE inquiries ADD CHECK (status BETWEEN 0 AND 4);

-- The work list of a staff member; an entity indexes single columns only.
CREATE INDEX ON inquiries (status, assigned_to);
