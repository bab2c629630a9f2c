-- left as it is: domain public.digits

-- not created: domain public.digits

-- no changes
