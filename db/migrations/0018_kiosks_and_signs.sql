CREATE TABLE "kiosk_turns" (
	"kiosk_id" uuid PRIMARY KEY NOT NULL,
	"turn_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kiosk_turns_turn_id_unique" UNIQUE("turn_id")
);
--> statement-breakpoint
CREATE TABLE "kiosks" (
	"kiosk_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"label" text NOT NULL,
	"admits_guests" boolean NOT NULL,
	"link_hash" text,
	"device_hash" text,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "kiosks_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "kiosks_device_hash_unique" UNIQUE("device_hash")
);
--> statement-breakpoint
CREATE TABLE "voting_slips" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "attendance_moves" ADD COLUMN "means" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "kiosk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD COLUMN "kiosk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "kiosk_turns" ADD CONSTRAINT "kiosk_turns_kiosk_id_kiosks_kiosk_id_fk" FOREIGN KEY ("kiosk_id") REFERENCES "public"."kiosks"("kiosk_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_turns" ADD CONSTRAINT "kiosk_turns_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosks" ADD CONSTRAINT "kiosks_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosks" ADD CONSTRAINT "kiosks_opened_by_people_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_slips" ADD CONSTRAINT "voting_slips_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_slips" ADD CONSTRAINT "voting_slips_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voting_slips" ADD CONSTRAINT "voting_slips_issued_by_people_person_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kiosks_session" ON "kiosks" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voting_slips_one" ON "voting_slips" USING btree ("session_id","person_id") WHERE "voting_slips"."used_at" is null and "voting_slips"."revoked_at" is null;