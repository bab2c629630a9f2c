values (140023, date '2026-12-01')
