--- before
create conversion goes for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create conversion changes for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; comment on conversion changes is 'old letters';
create conversion old_name for 'LATIN2' to 'UTF8' from iso8859_to_utf8;
--- desired
create conversion changes for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1; comment on conversion changes is 'old letters';
create conversion new_name for 'LATIN2' to 'UTF8' from iso8859_to_utf8;
create default conversion "Comes; " for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
--- holds
select string_agg(conname, ',' order by conname collate "C") = 'Comes; ,changes,new_name' from pg_conversion where connamespace = 'public'::regnamespace
select obj_description(oid, 'pg_conversion') = 'old letters' from pg_conversion where conname = 'changes'
