--- before
create table p (id text primary key); create table c (p_id text references p); insert into p values ('9b2f7a52-2f7a-4d0e-9a57-1f0f1c1d2e3f'); insert into c select id from p;
--- desired
create table p (id uuid primary key);
create table c (p_id uuid references p);
