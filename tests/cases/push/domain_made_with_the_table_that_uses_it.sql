--- desired
create domain digits as text check (value ~ '^\d+$');
create table part (id int primary key, code digits not null);
--- says
create domain digits
create table part
