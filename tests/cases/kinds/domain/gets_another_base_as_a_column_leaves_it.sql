--- before
create domain d as int;
create table u (q d);
insert into u values (1);
--- desired
create domain d as text;
create table u (q int);
--- holds
select q = 1 from u
