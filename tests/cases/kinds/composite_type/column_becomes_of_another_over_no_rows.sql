--- before
create type r as (a int, b int); create type s as (b int, a text); create table t (k r, l r[]);
--- desired
create type r as (a int, b int); create type s as (b int, a text); create table t (k s, l s[]);
