--- before
create type inner_one as (a int);
create type outer_one as (i inner_one, list inner_one[]);
create domain d as outer_one;
create table t (id int, o outer_one, d d);
insert into t values (1, row(row(5), array[row(6)::inner_one]), row(row(7), null));
--- desired
create type inner_one as (a bigint);
create type outer_one as (i inner_one, list inner_one[]);
create domain d as outer_one;
create table t (id int, o outer_one, d d);
--- holds
select (((o).i).a, (((o).list)[1]).a, (((d::outer_one).i).a)) = (5, 6, 7) from t
