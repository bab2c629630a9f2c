--- before
create type mood as enum ('sad', 'ok', 'so so');
create table t (id int primary key, m mood not null default 'sad');
create view v as select id from t where m = 'sad';
insert into t values (1, 'sad'), (2, 'so so');
--- desired
create type mood as enum ('blue', 'ok', 'great');
create table t (id int primary key, m mood not null default 'blue');
create view v as select id from t where m = 'blue';
--- flags
--rename mood.sad=blue --rename 'mood.so so=great' --yes
--- holds
select array_agg(m::text order by id) = '{blue,great}' from t
select id = 1 from v
