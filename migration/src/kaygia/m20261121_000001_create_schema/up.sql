-- create_schema: 17 statements, blocks writes
-- 0000_clumsy_frank_castle in the document: initial schema creation. Deletions did not cascade yet, and of the indexes it
-- calls needed there was none.

-- create enum type comment_sender
CREATE TYPE public.comment_sender AS ENUM ('CLIENT', 'ADMIN');

-- create enum type project_status
CREATE TYPE public.project_status AS ENUM ('PENDING', 'APPROVED', 'IN_PROGRESS', 'REVIEW', 'COMPLETED', 'CANCELLED');

-- create enum type project_type
CREATE TYPE public.project_type AS ENUM ('WEBSITE', 'E_COMMERCE', 'WEB_APP', 'MOBILE_APP', 'BRANDING', 'MARKETING', 'OTHER');

-- create enum type role
CREATE TYPE public.role AS ENUM ('CLIENT', 'ADMIN');

-- create enum type ticket_status
CREATE TYPE public.ticket_status AS ENUM ('OPEN', 'PENDING', 'RESOLVED', 'CLOSED');

-- create table email_verifications
CREATE TABLE public.email_verifications (
    id text NOT NULL,
    token text NOT NULL,
    user_id text NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    used boolean DEFAULT false NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT email_verifications_pkey PRIMARY KEY (id)
);

-- create table password_resets
CREATE TABLE public.password_resets (
    id text NOT NULL,
    token text NOT NULL,
    user_id text NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    used boolean DEFAULT false NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT password_resets_pkey PRIMARY KEY (id)
);

-- create table projects
CREATE TABLE public.projects (
    id text NOT NULL,
    title text NOT NULL,
    description text,
    status public.project_status DEFAULT 'PENDING'::public.project_status NOT NULL,
    client_id text NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    start_date timestamp without time zone,
    end_date timestamp without time zone,
    type public.project_type NOT NULL,
    budget real,
    requirements text,
    CONSTRAINT projects_pkey PRIMARY KEY (id)
);

-- create table support_tickets
CREATE TABLE public.support_tickets (
    id text NOT NULL,
    subject text NOT NULL,
    description text NOT NULL,
    status public.ticket_status DEFAULT 'OPEN'::public.ticket_status NOT NULL,
    client_id text NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    last_replied_at timestamp without time zone,
    CONSTRAINT support_tickets_pkey PRIMARY KEY (id)
);

-- create table ticket_comments
CREATE TABLE public.ticket_comments (
    id text NOT NULL,
    content text NOT NULL,
    ticket_id text NOT NULL,
    user_id text NOT NULL,
    sender public.comment_sender NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT ticket_comments_pkey PRIMARY KEY (id)
);

-- create table users
CREATE TABLE public.users (
    id text NOT NULL,
    email text NOT NULL,
    name text,
    company text,
    password_hash text,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    last_logged_in timestamp without time zone,
    role public.role DEFAULT 'CLIENT'::public.role NOT NULL,
    email_verified boolean DEFAULT false NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email)
);

-- add constraint email_verifications.email_verifications_user_id_fkey (blocks writes)
ALTER TABLE public.email_verifications ADD CONSTRAINT email_verifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

-- add constraint password_resets.password_resets_user_id_fkey (blocks writes)
ALTER TABLE public.password_resets ADD CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

-- add constraint projects.projects_client_id_fkey (blocks writes)
ALTER TABLE public.projects ADD CONSTRAINT projects_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.users(id);

-- add constraint support_tickets.support_tickets_client_id_fkey (blocks writes)
ALTER TABLE public.support_tickets ADD CONSTRAINT support_tickets_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.users(id);

-- add constraint ticket_comments.ticket_comments_ticket_id_fkey (blocks writes)
ALTER TABLE public.ticket_comments ADD CONSTRAINT ticket_comments_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.support_tickets(id);

-- add constraint ticket_comments.ticket_comments_user_id_fkey (blocks writes)
ALTER TABLE public.ticket_comments ADD CONSTRAINT ticket_comments_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
