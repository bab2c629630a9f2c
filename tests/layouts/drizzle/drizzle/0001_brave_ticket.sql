CREATE TABLE "people" (
	"id" serial PRIMARY KEY NOT NULL,
	"fullName" text NOT NULL,
	"email" text NOT NULL,
	"invitedBy" integer
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "box_office"."tickets" ADD COLUMN "ownerId" integer;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_invitedBy_people_id_fk" FOREIGN KEY ("invitedBy") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "box_office"."tickets" ADD CONSTRAINT "tickets_ownerId_people_id_fk" FOREIGN KEY ("ownerId") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_idx" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE VIEW "public"."soldTickets" AS (select "eventId", count(*) as "sold" from "box_office"."tickets" where "state" = 'sold' group by "eventId");--> statement-breakpoint
CREATE POLICY "peopleSeeThemselves" ON "people" AS PERMISSIVE FOR SELECT TO public USING ("email" = current_setting('app.email', true));