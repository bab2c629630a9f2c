create table account (id bigint primary key, name text) with (autovacuum_freeze_max_age = 100000);
create table other (id bigint primary key);
insert into account values (1, 'one');
do $$
begin
    for i in 1..160000 loop
        begin
            insert into other values (i);
            if i % 2 = 0 then raise division_by_zero; end if;
        exception when division_by_zero then null;
        end;
    end loop;
end $$;
