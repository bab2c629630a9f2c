--- before
create table t (id int primary key, status text not null default 'new', note text default 'none');
insert into t (id) values (1);
--- desired
create table t (id int primary key, status text not null, note text);
--- exit
4
--- says
drop_default t.status, an INSERT that leaves it out fails
--accept drop_default:t.status
