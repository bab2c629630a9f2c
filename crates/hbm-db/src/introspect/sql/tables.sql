select r.namespace, r.name, r.unlogged
from relations r
order by 1, 2
