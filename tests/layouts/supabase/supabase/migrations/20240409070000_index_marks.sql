-- Runs by itself, and what is before and after it in transactions of their own.
create index concurrently if not exists marks_by_lesson on grades.marks (lesson_id);

comment on index grades.marks_by_lesson is 'For the averages of a lesson';
