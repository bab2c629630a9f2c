--- before
create schema "s; .""%"; create domain "s; .""%"."d'x" as int check (value > 0);
create table "s; .""%"."t.$1 ü" ("select" int primary key, "%s\n" text default 'x', "user" "s; .""%"."d'x");
create function "s; .""%"."f--"("a b" int) returns int language sql as 'select "a b"'; create view "s; .""%"."v/*" as select "select" as "a.b", "%s\n" as """" from "s; .""%"."t.$1 ü";
create index "i{}" on "s; .""%"."t.$1 ü" ("%s\n"); create policy "p" on "s; .""%"."t.$1 ü" using ("select" > 0);
create function a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger "from" before insert on "s; .""%"."t.$1 ü" for each row execute function a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in();
comment on column "s; .""%"."t.$1 ü"."%s\n" is '$$;''"%';
insert into "s; .""%"."t.$1 ü" values (1, 'y', 2);
--- desired
create schema "s; .""%"; create domain "s; .""%"."d'x" as int check (value > 1);
create table "s; .""%"."t.$1 ü" ("select" bigint primary key, "%s\n" varchar(50) default 'x', "user" "s; .""%"."d'x", " " int);
create function "s; .""%"."f--"("a b" int) returns bigint language sql as 'select "a b"::bigint'; create view "s; .""%"."v/*" as select "select" as "a.b", "%s\n" as """" from "s; .""%"."t.$1 ü" where "user" > 0;
create index "i{}" on "s; .""%"."t.$1 ü" ("%s\n" desc, " "); create policy "p" on "s; .""%"."t.$1 ü" using ("select" > 0);
create function a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in() returns trigger language plpgsql as $$ begin return old; end $$;
create trigger "from" before insert or delete on "s; .""%"."t.$1 ü" for each row execute function a_name_of_sixty_three_bytes_is_the_longest_that_there_can_be_in('"');
comment on column "s; .""%"."t.$1 ü"."%s\n" is '$$;''"% too';
--- holds
select "a.b" = 1 and """" = 'y' from "s; .""%"."v/*"
select col_description('"s; .""%"."t.$1 ü"'::regclass, 2) = '$$;''"% too'
