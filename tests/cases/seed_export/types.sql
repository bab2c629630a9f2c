-- A column of every type, and rows with what is hard to write down.
create type mood as enum ('sad', 'it''s ok', 'null', 'a b');
create domain positive as numeric(8, 3) check (value > 0);
create domain shout as text check (value = upper(value));
create type pair as (a integer, b text, c mood);
create table every_type (
    id integer generated always as identity primary key,
    small smallint, whole integer, large bigint, exact numeric, money_like numeric(12, 4), half real, double double precision,
    flag boolean, cash money, fixed char(6), limited varchar(20), words text, one "char", name name,
    day date, clock time, clock_zone timetz, at timestamp, at_zone timestamptz, at_short timestamp(2), span interval, span_days interval day to minute,
    bytes bytea, plain json, binary_json jsonb, document xml, bits bit(5), some_bits bit varying(9), key uuid,
    host inet, net cidr, mac macaddr, mac8 macaddr8, place point, shape polygon, ring circle, box_ box, line_ line, way path, segment lseg,
    vector tsvector, query tsquery, feeling mood, feelings mood[], three positive, loud shout, two pair, pairs pair[],
    numbers integer[], texts text[], square integer[][], numerics numeric[], times timestamptz[], bytess bytea[],
    ints int4range, nums numrange, days daterange, moments tstzrange, multi int4multirange, moments_multi tstzmultirange,
    class regclass, type regtype, lsn pg_lsn, path jsonpath, oid oid,
    always integer not null default 7,
    made text generated always as (upper(words)) stored
);
insert into every_type (words) values (null);
insert into every_type (always, words) values
    (1, ''), (1, 'null'), (1, '~'), (1, 'yes'), (1, 'today'), (1, '007'), (1, '- a'), (1, 'a: b #c'), (1, E'two\nlines\n'), (1, E'\t tab '),
    (1, E'\r\n'), (1, '!ref a.b'), (1, '*x'), (1, '{a, b}'), (1, '"quoted" it''s'), (1, E'back\\slash'), (1, '1e3'), (1, U&'\0085\2028\FEFF\+01F600'),
    (1, '2025-01-01'), (1, '---'), (1, '  '), (1, '!file x.csv'), (1, '<<'), (1, E'\x01\x7f');
insert into every_type (small, whole, large, exact, money_like, half, double, flag, cash, fixed, limited, words, one, name)
values (-32768, -2147483648, -9223372036854775808, 12345678901234567890.1234567890, 12.3, 'NaN', 'infinity', true, '-1234567.89', ' a', ' b ', 'x', 'a', 'n'),
       (32767, 2147483647, 9223372036854775807, 'NaN', -0.5000, 1.17549435e-38, '-infinity', false, 0, '', '', 'X', '', ''),
       (0, 0, 0, 0.00, 0, 3.4028235e38, 1.7976931348623157e308, null, 1, '007', 'true', 'x', '''', 'Null'),
       (0, 0, 0, 'infinity', 0, 0.1, 5e-324, null, 1, 'null', '~', 'x', '"', '~'),
       (0, 0, 0, 1e-20, 0, '-0', 0.30000000000000004, null, 1, 'x', 'y', 'x', '\', 'a b');
insert into every_type (day, clock, clock_zone, at, at_zone, at_short, span, span_days)
values ('infinity', '24:00', '23:59:59.999999+15:59', '-infinity', 'infinity', '2025-01-01 00:00:00.12', '-1 year -2 mons +3 days -04:05:06.789', '3 days 04:05'),
       ('4713-01-01 BC', '00:00:00.000001', '00:00-12', '294276-12-31 23:59:59.999999', '4713-01-01 00:00:00+00 BC', 'epoch', '178000000 years', '-1 day'),
       ('0001-01-01', '12:00', '12:00+05:45', '2025-03-30 02:30', '2025-03-30 02:30:00.5+02', '2025-01-01', '0', '0');
insert into every_type (bytes, plain, binary_json, document, bits, some_bits, key)
values ('\x00ff27225c0a', '{"a": 1.10, "a": 12345678901234567890123.50,  "b": [1e400, null, "x\u0041\n"]}', '{"n": 12345678901234567890123.50, "s": "it''s \"so\"", "e": {}}',
        '<a b="c">&amp; <![CDATA[<x>]]></a>', '10101', '', '00000000-0000-0000-0000-000000000001'),
       ('', 'null', 'null', '', '00000', '101', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
       ('\x61', '"text"', '"~"', 'text only', '11111', '1', null), (null, '1.0', '[]', null, null, null, null);
insert into every_type (host, net, mac, mac8, place, shape, ring, box_, line_, way, segment)
values ('::ffff:1.2.3.4/128', '2001:db8::/32', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '(1.5,-0)', '((0,0),(1,0.1),(1,1))', '<(0,0),1e100>', '(2,2),(0,0)', '{1,-1,0}', '[(0,0),(1,1)]', '[(0,0),(1,1)]'),
       ('10.0.0.1/8', '10.0.0.0/8', null, null, '(infinity,NaN)', null, null, null, null, '((0,0),(1,1))', null);
insert into every_type (vector, query, feeling, feelings, three, loud, two, pairs)
values ($$'it''s':1A,2 'b c':3$$, $$'a' & !('b':* | 'c d':AB)$$, 'it''s ok', '{sad,null,"null","a b"}', 0.001, 'LOUD "X"', '(1,"a ""b"", (c)","it''s ok")', array[row(null, '', 'sad')::pair, null, row(2, 'null', null)::pair]),
       ('', '', 'null', '{}', 12345.678, '', '(,,)', '{}');
insert into every_type (numbers, texts, square, numerics, times, bytess)
values ('{1,NULL,-3}', array['', 'NULL', null, 'a"b', 'c\d', '{x}', ' e ', E'f\n'], '[0:1][2:3]={{1,2},{3,NULL}}', '{NaN,1.10,infinity}', '{infinity,2025-01-01 00:00:00.5+00}', array['\x00'::bytea, null]),
       ('{}', '{}', '{{1},{2}}', '{}', '{}', '{}');
insert into every_type (ints, nums, days, moments, multi, moments_multi)
values ('[1,5)', '(1.10,]', 'empty', '["2025-01-01 00:00:00+00",infinity]', '{[1,2),[5,)}', '{}'),
       ('(,)', '[NaN,NaN]', '[-infinity,infinity]', '(,)', '{}', '{["2025-01-01 00:00:00+00","2025-01-02 00:00:00+00")}');
insert into every_type (class, type, lsn, path, oid)
values ('every_type', 'numeric(10,2)[]', '16/B374D848', '$."a b"[*] ? (@ > 1)', 4294967295);
