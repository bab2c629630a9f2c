/* Keeps what a mark was; /* the comment is nested; */ and ends here. */
create table grades.history (
  id bigserial primary key,
  pupil_id uuid not null,
  lesson_id bigint not null,
  was jsonb not null
);

create index history_was on grades.history using gin (was);
create index pupils_name on public.pupils (lower(full_name)) where class_id is not null;

create function grades.keep_history() returns trigger
language plpgsql security definer set search_path = '' as $function$
begin
  insert into grades.history (pupil_id, lesson_id, was)
  values (old.pupil_id, old.lesson_id, to_jsonb(old)); -- it's kept; for good
  return coalesce(new, old);
end;
$function$;

create trigger keep_history before update or delete on grades.marks
  for each row execute function grades.keep_history();

create function grades.passed(mark numeric) returns boolean
language sql immutable
begin atomic
  select mark <= 4;
end;

insert into public.classes (name, year) values ('5a', 2024), ('5b; music', 2024);
update public.classes set name = upper(name) where year = 2024
