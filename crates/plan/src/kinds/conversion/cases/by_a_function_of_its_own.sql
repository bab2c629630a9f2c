--- desired
create function convert_it(int, int, cstring, internal, int, boolean) returns int language c strict as '$libdir/utf8_and_iso8859_1', 'iso8859_1_to_utf8';
create conversion c for 'LATIN1' to 'UTF8' from convert_it;
--- before
create conversion other for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
