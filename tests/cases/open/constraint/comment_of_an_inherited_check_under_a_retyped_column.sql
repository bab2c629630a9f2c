--- before
create table page (id int primary key, n int, constraint low check (n > 0)) partition by range (id);
create table page_1 partition of page for values from (0) to (10);
comment on constraint low on page is 'of all'; comment on constraint low on page_1 is 'of a part';
insert into page values (1, 2);
--- desired
create table page (id int primary key, n bigint, constraint low check (n > 0)) partition by range (id);
create table page_1 partition of page for values from (0) to (10);
comment on constraint low on page is 'of all'; comment on constraint low on page_1 is 'of a part';
--- holds
select n = 2 from page
