-- Written by `hbm-db pull --entities`, digest 1b61cdf3d99581d1
CREATE FUNCTION public.members(bigint)
RETURNS SETOF public.memberships
LANGUAGE sql
STABLE
BEGIN ATOMIC
 SELECT m.team,
     m.member,
     m.since
    FROM public.memberships m
   WHERE (m.team = $1);
END;

CREATE MATERIALIZED VIEW public.sizes AS
 SELECT memberships.team,
    count(*) AS members
   FROM public.memberships
  GROUP BY memberships.team;

CREATE UNIQUE INDEX sizes_team_idx ON public.sizes USING btree (team);
