CREATE TABLE "opinion_maps" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"final" boolean DEFAULT false NOT NULL,
	"view" jsonb NOT NULL,
	"state" jsonb NOT NULL,
	"priorities" jsonb NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "wall" text DEFAULT 'auto' NOT NULL;--> statement-breakpoint
ALTER TABLE "opinion_maps" ADD CONSTRAINT "opinion_maps_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;