values (180006, date '2026-12-01')
