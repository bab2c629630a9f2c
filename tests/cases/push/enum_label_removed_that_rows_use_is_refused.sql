--- before
create type mood as enum ('sad', 'ok', 'happy'); create table t (m mood, ms mood[]); insert into t values ('happy', '{happy}'), ('ok', null);
--- desired
create type mood as enum ('sad', 'ok');
create table t (m mood, ms mood[]);
--- flags
--accept remove_enum_label
--- exit
4
--- says
remove_enum_label mood.happy, 2 rows that use it
