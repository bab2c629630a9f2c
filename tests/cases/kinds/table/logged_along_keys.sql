--- before
create unlogged table p (id int primary key, self int references p);
create unlogged table c (p int references p); create unlogged table d (p int unique references p); create unlogged table e (d int references d (p));
create unlogged table r (id int primary key, s int);
create unlogged table s (id int primary key, r int constraint to_r references r on delete cascade);
alter table r add constraint to_s foreign key (s) references s;
comment on constraint to_r on s is 'in a ring';
create unlogged table alone (p int references p);
insert into p values (1, 1); insert into c values (1); insert into d values (1); insert into e values (1);
insert into r values (1); insert into s values (1, 1);
--- desired
create table p (id int primary key, self int references p);
create table c (p int references p); create table d (p int unique references p); create table e (d int references d (p));
create table r (id int primary key, s int);
create table s (id int primary key, r int constraint to_r references r on delete cascade);
alter table r add constraint to_s foreign key (s) references s;
comment on constraint to_r on s is 'in a ring';
create unlogged table alone (p int references p);
create table made (p int references p);
--- holds
select count(*) = 1 from e
select count(*) = 1 from s
