--- before
create schema app;
create table app.t (a int, b int, constraint k check (a > 0));
comment on table app.t is 'first'; comment on column app.t.a is 'one'; comment on constraint k on app.t is 'positive';
create index i on app.t (a); comment on index app.i is 'x';
create type app.mood as enum ('ok'); comment on type app.mood is 'm';
comment on schema app is 's';
--- desired
create schema app;
create table app.t (a int, b int, constraint k check (a > 0));
comment on table app.t is 'it''s \ second'; comment on column app.t.b is 'two'; comment on constraint k on app.t is 'positive';
create index i on app.t (b); comment on index app.i is 'x';
create type app.mood as enum ('ok');
comment on schema app is 'S';
