DROP TABLE pharmacy.prescriptions;
DROP FUNCTION pharmacy.refuse_allergen();
DROP TABLE pharmacy.drugs;
DROP SCHEMA pharmacy;
