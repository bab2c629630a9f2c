--- before
create table p (id int primary key, email text unique);
create table c (p_id int references p);
--- desired
create table p (id int primary key, email text, added int);
create table c (p_id int);
--- says
-- no longer enforced: foreign key c.c_p_id_fkey
-- no longer enforced: constraint p.p_email_key
