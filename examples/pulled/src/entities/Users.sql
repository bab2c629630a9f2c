-- Written by `hbm-db pull --entities`, digest 72afaac52a55f882
COMMENT ON TYPE public.state IS 'Where an account stands.';

CREATE FUNCTION public.is_open(public.state)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $function$select $1 <> 'DONE'$function$;

ALTER TABLE public."Users" ENABLE ROW LEVEL SECURITY;

CREATE TABLE audit.raw (
    at timestamp with time zone NOT NULL,
    what jsonb
);

CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL
) PARTITION BY RANGE (at);

CREATE TABLE public.events_2026 (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_2026_pkey PRIMARY KEY (id, at)
);

COMMENT ON TABLE public."Users" IS 'Who may log in.';

GRANT SELECT ON TABLE public."Users" TO pg_monitor;

COMMENT ON COLUMN public."Users".email IS 'How they are written to';

ALTER TABLE public."Users" ADD CONSTRAINT "grown up" CHECK (((born < '2020-01-01'::date) AND ("order" > 0)));
ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
ALTER TABLE public.events ATTACH PARTITION public.events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE INDEX "Users_lower_idx" ON public."Users" USING btree (lower(("fullName")::text) DESC);

CREATE INDEX "Users_settings_idx" ON public."Users" USING gin (settings);

CREATE INDEX users_open ON public."Users" USING btree (state) WHERE (state <> 'DONE'::public.state);

CREATE VIEW public.open_users AS
 SELECT "Users".id,
    "Users".email
   FROM public."Users"
  WHERE public.is_open("Users".state);

CREATE POLICY own ON public."Users" USING (public.is_open(state));

CREATE TRIGGER touch BEFORE UPDATE ON public."Users" FOR EACH ROW EXECUTE FUNCTION public.touch();
