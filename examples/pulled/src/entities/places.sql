-- Written by `hbm-db pull --entities`, digest d14967dbc976579c
ALTER TABLE public.places RENAME CONSTRAINT places_code_key TO only_one;
ALTER TABLE public.places ADD CONSTRAINT places_team_fkey FOREIGN KEY (team) REFERENCES public.teams(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
