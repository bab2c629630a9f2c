select now() - interval '10 days'
