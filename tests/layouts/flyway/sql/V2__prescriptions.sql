CREATE SCHEMA pharmacy;

CREATE TABLE pharmacy.drugs (
    code char(7) PRIMARY KEY,
    name text NOT NULL,
    mg numeric(8, 2) NOT NULL,
    label text GENERATED ALWAYS AS (name || ' ' || mg::text || ' mg') STORED
);

CREATE TABLE pharmacy.prescriptions (
    visit_id bigint NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
    code char(7) NOT NULL REFERENCES pharmacy.drugs (code),
    per_day smallint NOT NULL,
    PRIMARY KEY (visit_id, code)
);

CREATE FUNCTION pharmacy.refuse_allergen() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
    IF EXISTS (SELECT FROM visits v JOIN patients p ON p.id = v.patient_id
               WHERE v.id = NEW.visit_id AND p.allergies ? NEW.code) THEN
        RAISE EXCEPTION '% is not for this patient; U2__prescriptions.sql $$', NEW.code;
    END IF;
    RETURN NEW;
END;
$refuse$;

CREATE TRIGGER refuse_allergen BEFORE INSERT ON pharmacy.prescriptions
    FOR EACH ROW EXECUTE FUNCTION pharmacy.refuse_allergen();

INSERT INTO pharmacy.drugs (code, name, mg) VALUES ('A000001', 'Salt; plain', 12.50);
UPDATE pharmacy.drugs SET mg = mg * 2;
