-- hbm-db: squashed m2_second 22
-- hbm-db: squashed m1_create 11
-- hbm-db: squashed m0_first 00
-- hbm-db: squashed m3_squash 33
create table c (d int);
