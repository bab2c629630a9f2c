-- alone: settings are of the server
-- warning: 4
alter system set autovacuum_naptime = '1h';
select pg_reload_conf();
do $$
begin
    for i in 1..4 loop
        execute format('create table account_%s (id bigint primary key) with (autovacuum_vacuum_threshold = 100, autovacuum_vacuum_scale_factor = 0)', i);
        execute format('insert into account_%s select generate_series(1, 2000)', i);
    end loop;
end $$;
do $$
begin
    for i in 1..4 loop
        execute format('update account_%s set id = id + 100000', i);
    end loop;
end $$;
-- afterwards
alter system reset autovacuum_naptime;
select pg_reload_conf();
