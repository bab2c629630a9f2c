--- before
create type money2 as (amount numeric, cur text);
create type item as (cost money2, note text);
create domain cost as money2 check ((value).amount > 0);
create table price (id int primary key, one money2, many money2[], item item, cost cost);
insert into price values (1, (6, 'USD'), array[(7, 'EUR')::money2], ((8, 'GBP'), 'x'), (9, 'CHF'));
--- desired
create type money2 as (amount numeric(12,2), cur text, note text);
create type item as (cost money2, note text);
create domain cost as money2 check ((value).amount > 0);
create table price (id int primary key, one money2, many money2[], item item, cost cost);
--- flags
--accept change_type:money2.amount
--- holds
select (one).amount = 6 and many[1].cur = 'EUR' and ((item).cost).amount = 8 and (cost).cur = 'CHF' from price
select (one).note is null and many[1].note is null from price
