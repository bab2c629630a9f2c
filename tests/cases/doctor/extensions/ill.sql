create extension hstore version '1.4';
create extension citext;
