--- before
create domain d as text; create type c as (d d); create domain e as d check (value <> 'e');
create table t (id int primary key, l d[], c c); create type rg as range (subtype = d);
create table u (x d, r rg); create table n (d e[]);
insert into t values (1, array['a', 'b'], row('c')); insert into u values ('x', '[a,b)'); insert into n values (array['n']);
--- desired
create domain d as text not null check (value <> ''); create type c as (d d); create domain e as d check (value <> 'e');
create table t (id int primary key, l d[], c c); create type rg as range (subtype = d);
create table u (x d, r rg); create table n (d e[]);
--- holds
select l[2] = 'b' and (c).d = 'c' from t
select d[1] = 'n' from n
