values ('database shop', 0::bigint, null::timestamptz), ('database other', null, null)
