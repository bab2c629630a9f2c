select '000000010000000000000003', clock_timestamp() - interval '5 minutes', '000000010000000000000002',
       clock_timestamp() - interval '10 minutes', 5::bigint, clock_timestamp() - interval '3 days',
       clock_timestamp() - interval '3 days', true, true
