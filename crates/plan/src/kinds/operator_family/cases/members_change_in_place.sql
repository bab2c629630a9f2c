--- before
create operator family f using btree;
comment on operator family f using btree is 'kept';
alter operator family f using btree add operator 1 < (int2, int4), operator 3 = (int2, int4), function 1 (int2, int4) btint24cmp(int2, int4);
create operator family gone using hash;
--- desired
create operator family f using btree;
comment on operator family f using btree is 'kept';
alter operator family f using btree add operator 1 < (int2, int4), operator 2 <= (int2, int4), function 1 (int4, int2) btint42cmp(int4, int2);
create operator family "New One" using hash;
comment on operator family "New One" using hash is 'empty';
