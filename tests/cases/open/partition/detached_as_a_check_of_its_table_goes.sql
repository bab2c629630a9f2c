--- before
create table u (k int not null, r text check (r <> 'z')) partition by list (k);
create table u1 partition of u default;
insert into u1 values (1, 'a');
--- desired
create table u (k int not null, r text) partition by list (k);
create table u1 (k int not null, r text);
--- holds
select r = 'a' from u1
