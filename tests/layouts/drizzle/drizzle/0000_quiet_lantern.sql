CREATE SCHEMA "box_office";
--> statement-breakpoint
CREATE TYPE "public"."eventKind" AS ENUM('concert', 'talk', 'fair');--> statement-breakpoint
CREATE TYPE "box_office"."ticketState" AS ENUM('held', 'sold', 'void');--> statement-breakpoint
CREATE TABLE "venues" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "venues_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"displayName" text NOT NULL,
	"capacity" integer NOT NULL,
	CONSTRAINT "capacityIsPositive" CHECK ("venues"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"venueId" integer NOT NULL,
	"kind" "eventKind" DEFAULT 'concert' NOT NULL,
	"title" text NOT NULL,
	"startsAt" timestamp with time zone NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "box_office"."tickets" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"eventId" uuid NOT NULL,
	"seat" text NOT NULL,
	"netCents" integer NOT NULL,
	"grossCents" integer GENERATED ALWAYS AS ("netCents" + "netCents" / 5) STORED,
	"state" "box_office"."ticketState" DEFAULT 'held' NOT NULL,
	CONSTRAINT "tickets_eventId_seat_unique" UNIQUE("eventId","seat")
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_venueId_venues_id_fk" FOREIGN KEY ("venueId") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "box_office"."tickets" ADD CONSTRAINT "tickets_eventId_events_id_fk" FOREIGN KEY ("eventId") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_tags_idx" ON "events" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "tickets_held_idx" ON "box_office"."tickets" USING btree ("eventId") WHERE "box_office"."tickets"."state" = 'held';