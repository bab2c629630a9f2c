--- before
create type "Old" as (a int);
create domain old_domain as "Old";
create type nested as (o "Old", d old_domain);
create function f(nested) returns nested language sql as 'select $1';
--- desired
create type level as enum ('one', 'two');
create collation c (provider = libc, locale = 'C');
create domain new_domain as int;
create type nothing as ();
create type "New One" as ("First" text collate c, l level, d new_domain[], n nothing, at timestamp(3) with time zone, z char(5));
create type nested as (n "New One", list "New One"[]);
create function f(nested) returns nested language sql as 'select $1';
