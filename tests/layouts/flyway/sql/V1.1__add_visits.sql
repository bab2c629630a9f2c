-- Visits; V10__ is run after V2__, though it is before it as text.
CREATE TABLE visits (
    id bigserial PRIMARY KEY,
    patient_id bigint NOT NULL REFERENCES patients (id),
    doctor_id integer NOT NULL REFERENCES doctors (id),
    begins timestamptz NOT NULL,
    ends timestamptz,
    CHECK (ends > begins)
);

CREATE INDEX visits_open ON visits (doctor_id) WHERE ends IS NULL;

COMMENT ON TABLE visits IS 'Größe in Händen; the name of a patient is not kept here';
