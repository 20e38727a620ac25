CREATE TABLE "door_acts" (
	"door_act_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"door" text NOT NULL,
	"reason" text NOT NULL,
	"acted_by" uuid NOT NULL,
	"acted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network_keys" (
	"day" date PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opinion_maps" ADD COLUMN "levels" jsonb;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "network" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "door" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "networks" jsonb;--> statement-breakpoint
ALTER TABLE "door_acts" ADD CONSTRAINT "door_acts_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_acts" ADD CONSTRAINT "door_acts_acted_by_people_person_id_fk" FOREIGN KEY ("acted_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "door_acts_session" ON "door_acts" USING btree ("session_id","acted_at");--> statement-breakpoint
CREATE INDEX "comments_text" ON "comments" USING btree ("session_id",md5("text"));