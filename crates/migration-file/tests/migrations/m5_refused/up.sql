create table e (f int);
commit;
