--- before
create type mood as enum ('sad', 'ok');
--- desired
create type mood as enum ('blue', 'ok');
--- flags
--rename mood.sad=ok --yes
--- exit
2
--- says
cannot rename sad of enum type mood to ok: there is a ok already
rename or drop what has the new name first
--- holds
select enum_first(null::mood)::text = 'sad'
