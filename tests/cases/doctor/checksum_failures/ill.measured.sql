values ('database shop', 3::bigint, now()), ('database other', 0, null), ('shared catalogs', 1, now() - interval '1 day')
