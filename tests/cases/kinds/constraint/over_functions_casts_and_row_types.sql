--- before
create function fits(int, text) returns boolean language sql immutable as 'select $1 < length($2)';
create operator <<< (leftarg = int, rightarg = text, function = fits);
create table t (id int primary key, n int, s text, constraint op check (n operator(public.<<<) s));
insert into t values (1, 2, 'long');
--- desired
create function fits(int, text) returns boolean language plpgsql immutable as $$ begin return $1 < length($2); end $$;
create operator <<< (leftarg = int, rightarg = text, function = fits, restrict = scalarltsel);
create table t (id int primary key, n int, s text, constraint op check (n operator(public.<<<) s));
create function row_fits(t) returns boolean language sql immutable return ($1).n > 0;
alter table t add constraint whole check (row_fits(t));
--- holds
select count(*) = 1 from t
