--- before
create conversion changes for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
comment on conversion changes is 'old letters';
create conversion goes for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create default conversion was for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
create conversion becomes for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
--- desired
create conversion changes for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
comment on conversion changes is 'old letters';
create conversion "It Comes" for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create conversion was for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
create default conversion becomes for 'ISO_8859_7' to 'UTF8' from iso8859_to_utf8;
