-- Written by `hbm-db pull --entities`, digest 2a323007933fe31f
CREATE SCHEMA IF NOT EXISTS audit;
