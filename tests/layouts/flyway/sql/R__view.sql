CREATE OR REPLACE VIEW waiting_room AS
    SELECT d.name AS doctor, count(v.id) AS waiting
    FROM doctors d LEFT JOIN visits v ON v.doctor_id = d.id AND v.ends IS NULL
    GROUP BY d.id, d.name;
