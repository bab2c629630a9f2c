-- not created: inheritance table public.asset

-- not created: inheritance table public.vehicle
