--- before
create table p (id int constraint pk_p primary key, e text constraint uq_e unique, n int constraint ck_n check (n > 0)); create table c (p_id int constraint fk_p references p); create index ix_c on c (p_id); insert into p values (1, 'x', 1); insert into c values (1);
--- desired
create table p (id int primary key, e text unique, n int check (n > 0));
create table c (p_id int references p);
create index on c (p_id);
--- says
rename constraint p.pk_p to p_pkey
rename constraint p.uq_e to p_e_key
rename constraint p.ck_n to p_n_check
rename foreign key c.fk_p to c_p_id_fkey
rename index c.ix_c to c_p_id_idx
