CREATE INDEX CONCURRENTLY visits_by_patient ON visits (patient_id, begins);
