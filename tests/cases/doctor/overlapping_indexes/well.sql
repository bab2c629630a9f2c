-- warning: 1
create table account (id bigint, mail text, born date, primary key (id, born));
create unique index account_id on account (id);
create index account_mail on account (mail desc);
create index account_mail_born on account (mail, born);
create index account_born on account (born);
create index account_born_id on account (born, id) where mail is not null;
create index account_like on account (mail text_pattern_ops);
