--- before
create table "userProfile" (id int, "firstName" text); insert into "userProfile" values (1, 'x');
--- desired
create table "userProfile" (id int, "lastName" text);
--- flags
--rename userProfile.firstName=lastName --yes
--- holds
select "lastName" = 'x' from "userProfile"
