--- desired
create domain digits as text check (value ~ '^\d+$');
create table part (id int primary key, code digits not null);
--- exit
4
--- says
domain public.digits
