--- before
create table t (id int primary key);
insert into t values (1);
--- desired
create function good(text) returns boolean language sql immutable as $$ select $1 ~ '^\d+$' $$;
create domain digits as text collate "C" default '0' not null constraint "only Digits" check (good(value)) check (value <> '');
create domain few_digits as digits check (length(value) < 4);
create domain lists as few_digits[] check (array_length(value, 1) < 3);
create type pair as (a digits, b lists);
create domain good_pair as pair check ((value).a <> '9');
create table t (id int primary key, d few_digits default '7', l lists, p good_pair);
create function of_digits(digits) returns few_digits language sql as 'select $1';
create view v as select d::digits as d from t;
comment on domain digits is 'numbers as text'; comment on constraint "only Digits" on domain digits is 'nothing else';
--- holds
select d = '7' from t
