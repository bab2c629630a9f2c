--- before
create domain d as int constraint later check (value > 0);
--- desired
create domain d as int;
alter domain d add constraint later check (value > 0) not valid;
comment on constraint later on domain d is 'some day';
