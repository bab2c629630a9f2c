-- left as it is: partition public.reading_2026

-- left as it is: partitioned table public.reading
