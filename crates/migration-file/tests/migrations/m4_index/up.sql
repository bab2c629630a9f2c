-- hbm-db: no-transaction
create index concurrently a_b_idx on a (b);
