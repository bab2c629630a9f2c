-- add_super_admin_role, taken back: 7 statements, blocks reads and writes
-- 0004_left_the_anarchist in the document.
-- Users who have the role stand in the way: what they may do instead, nobody can guess.

DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.users WHERE role::text = 'SUPER_ADMIN';
    IF found > 0 THEN
        RAISE EXCEPTION 'the role SUPER_ADMIN is in use: % rows of users have it', found
            USING HINT = 'Give them another role first: UPDATE users SET role = ''ADMIN'' WHERE role = ''SUPER_ADMIN''';
    END IF;
END
$$;

-- rebuild enum type role
ALTER TYPE public.role RENAME TO role_with_super_admin;

-- rebuild enum type role
CREATE TYPE public.role AS ENUM ('CLIENT', 'ADMIN');

-- rebuild enum type role (blocks reads and writes)
ALTER TABLE public.users ALTER COLUMN role DROP DEFAULT;

-- rebuild enum type role (blocks reads and writes; writes the table anew)
ALTER TABLE public.users ALTER COLUMN role TYPE public.role USING role::text::public.role;

-- rebuild enum type role (blocks reads and writes)
ALTER TABLE public.users ALTER COLUMN role SET DEFAULT 'CLIENT'::public.role;

-- rebuild enum type role
DROP TYPE public.role_with_super_admin;
