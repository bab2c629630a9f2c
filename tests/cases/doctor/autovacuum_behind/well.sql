-- warning: 4
do $$
begin
    for i in 1..4 loop
        execute format('create table account_%s (id bigint primary key) with (autovacuum_vacuum_threshold = 100, autovacuum_vacuum_scale_factor = 0)', i);
        execute format('insert into account_%s select generate_series(1, 500)', i);
    end loop;
end $$;
