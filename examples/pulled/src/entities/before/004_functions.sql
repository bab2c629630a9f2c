-- Written by `hbm-db pull --entities`, digest 7ec741cee7f12bec
CREATE FUNCTION public.slug(text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $function$select lower($1)$function$;

CREATE FUNCTION public.touch()
RETURNS trigger
LANGUAGE plpgsql
AS $function$
begin
    new.updated_at := now();
    return new;
end $function$;
