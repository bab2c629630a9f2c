-- not created: partition public.reading_2026

-- not created: partitioned table public.reading
