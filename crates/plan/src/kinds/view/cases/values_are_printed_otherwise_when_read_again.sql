--- before
create table t (a int);
--- desired
create table t (a int);
create view "Odd" ("First", "from") as values (1, 'x'::text), (2, 'y');
create view plain as values (1);
create view reads as select "First" from "Odd";
--- holds
select sum("First") = 3 from "Odd"
--- dump
PostgreSQL prints the columns of VALUES only when it has read them
