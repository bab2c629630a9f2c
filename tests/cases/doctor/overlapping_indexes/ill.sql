-- warning: 1
create table account (id bigint, mail text, born date, primary key (id, born));
create index account_id on account (id);
create index account_mail on account (mail);
create index account_mail_born on account (mail, born);
create index account_born on account (born) where mail is not null;
create index account_born_id on account (born, id) include (mail) where mail is not null;
