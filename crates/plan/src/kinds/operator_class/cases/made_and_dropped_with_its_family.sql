--- before
create operator class gone for type text using gin as operator 1 <, function 1 bttextcmp(text, text), storage text;
create operator class stored for type int4 using brin as storage int4;
--- desired
create operator family "My Family" using hash;
create operator class "My Class" for type int4 using hash family "My Family" as operator 1 =, function 1 hashint4(int4);
comment on operator class "My Class" using hash is 'of numbers';
create table t (a int);
create index on t using hash (a "My Class");
