--- desired
create collation c (provider = libc, locale = 'C');
create type pair as (a int, b int);
create domain plain as int;
create domain "Odd Name" as varchar(80) collate c default 'it''s' not null constraint "no empty" check (value <> '') check (length(value) < 70);
create domain list as text[] check (array_length(value, 1) < 10);
create domain of_pair as pair check ((value).a < (value).b);
create domain over_domain as plain default 7 check (value > 0);
comment on domain plain is 'an integer';
comment on constraint "no empty" on domain "Odd Name" is 'says something';
create table t (a plain, b "Odd Name", c list, d of_pair, e over_domain[]);
create view v as select a, b::text as b, e[1] as e from t where a = 3::plain;
