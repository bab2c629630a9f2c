--- before
select 1;
--- desired
create table t (id int primary key, a text, b varchar(255) not null default 'x');
--- flags
--no-input
--- exit
2
--- says
--yes
