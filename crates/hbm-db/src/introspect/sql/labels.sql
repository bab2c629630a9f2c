select pg_catalog.json_agg(pg_catalog.json_build_array(l.classoid::bigint, l.objoid::bigint, l.objsubid, l.provider, l.label))
from pg_catalog.pg_seclabel l
