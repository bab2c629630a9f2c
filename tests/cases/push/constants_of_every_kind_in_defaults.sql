--- before
select 1;
--- desired
set timezone = 'Asia/Tokyo'; set intervalstyle = 'iso_8601'; create table t (a interval default '1 day 2 hours', b timestamptz default '2025-01-01 00:00+00', c bytea default '\xdeadbeef', d float8 default 0.1, e date default '2025-12-31');
