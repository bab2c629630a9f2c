--- before
create table "Order" ("userId" int primary key, "select" text);
--- desired
create table "Order" ("userId" int primary key, "select" text not null default 'it''s', "naïve ""x""" int);
create index on "Order" ("select");
create table "back\slash" (id int references "Order");
