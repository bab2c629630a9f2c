select m.nspname as name
from managed m
order by 1
