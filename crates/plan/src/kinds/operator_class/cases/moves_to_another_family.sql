--- before
create operator family f using hash;
create operator family g using hash;
create operator class c for type int4 using hash family f as operator 1 =, function 1 hashint4(int4);
--- desired
create operator family f using hash;
create operator family g using hash;
create operator class c for type int4 using hash family g as operator 1 =, function 1 hashint4(int4);
