create schema if not exists grades;

create table grades.marks (
  pupil_id uuid not null references public.pupils (id) on delete cascade,
  lesson_id bigint not null references public.lessons (id) on delete cascade,
  mark numeric(2, 1) not null check (mark between 1 and 6),
  weight integer not null default 1,
  weighted numeric generated always as (mark * weight) stored,
  given_at timestamptz not null default now(),
  primary key (pupil_id, lesson_id, given_at)
);

alter table grades.marks enable row level security;

create or replace function grades.current_pupil() returns uuid
language sql stable as $$
  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid;
$$;

create policy "Pupils read their own marks; no others"
  on grades.marks for select
  using (pupil_id = grades.current_pupil());

create policy pupils_read_themselves on public.pupils for select using (id = grades.current_pupil());

create view grades.averages with (security_barrier) as
  select pupil_id, lesson_id, round(sum(weighted) / sum(weight), 2) as average
  from grades.marks
  group by pupil_id, lesson_id;
