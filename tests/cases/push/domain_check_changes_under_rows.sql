--- before
create domain digits as text check (value ~ '^\d+$');
create table part (id int primary key, code digits not null);
insert into part values (1, '42');
--- desired
create domain digits as text check (value ~ '^\d{1,9}$');
create table part (id int primary key, code digits not null);
--- says
drop domain constraint digits.digits_check
add domain constraint digits.digits_check
--- holds
select code = '42' from part
