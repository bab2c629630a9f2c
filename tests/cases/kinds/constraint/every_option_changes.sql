--- before
create table p (a int, b int, primary key (a, b), unique (b));
create table t (id int constraint t_key primary key, a int, b int, n int, s int4range,
    constraint u unique (a), constraint ui unique (b) include (n), constraint c check (n > 0), constraint ni check (n > 1) no inherit,
    constraint f foreign key (a, b) references p, constraint g foreign key (b) references p (b) on delete cascade deferrable,
    constraint x exclude using gist (s with &&), constraint y exclude (n with =) where (n > 5));
alter table t add constraint nv check (n < 100) not valid, add constraint fv foreign key (n) references p (b) not valid;
comment on constraint u on t is 'once'; comment on constraint f on t is 'to p';
insert into p values (1, 2), (3, 4); insert into t values (1, 1, 2, 4, '[1,2)');
--- desired
create table p (a int, b int, primary key (a, b), unique (b));
create table t (id int constraint t_key primary key with (fillfactor = 70), a int, b int, n int, s int4range,
    constraint u unique (a) deferrable, constraint ui unique (b) include (n, a) with (fillfactor = 60), constraint c check (n > 0) no inherit, constraint ni check (n > 1),
    constraint f foreign key (a, b) references p match full on update cascade on delete set null deferrable initially deferred, constraint g foreign key (b) references p (b) on delete restrict,
    constraint x exclude using gist (s with -|-) deferrable initially deferred, constraint y exclude (n with =, a with =) where (n > 6),
    constraint nv check (n < 100), constraint fv foreign key (n) references p (b));
comment on constraint u on t is 'once'; comment on constraint f on t is 'to p';
--- holds
select bool_and(convalidated) from pg_constraint where conname in ('nv', 'fv')
select condeferrable and confmatchtype = 'f' and obj_description(oid, 'pg_constraint') = 'to p' from pg_constraint where conname = 'f'
select condeferrable and obj_description(oid, 'pg_constraint') = 'once' from pg_constraint where conname = 'u'
select reloptions = '{fillfactor=70}' from pg_class where oid = 't_key'::regclass
select count(*) = 1 from t
