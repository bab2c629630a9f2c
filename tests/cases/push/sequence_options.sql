--- before
create sequence s; create table t (id serial);
--- desired
create sequence s increment by 10 maxvalue 1000 cycle;
create table t (id bigserial);
