--- before
create table t (a varchar check (a in ('x', 'y')));
--- desired
create table t (a varchar check (a in ('x', 'y', 'z')));
create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create aggregate place(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create type label as enum ('a');
create function from_sql(internal) returns internal language internal immutable strict as 'prsd_lextype';
create transform for label language sql (from sql with function from_sql(internal));
--- dump
the check is made from what PostgreSQL prints of it, which it prints otherwise once it has read that
--- one way
as for the dump: the check that comes back is made from what PostgreSQL prints
