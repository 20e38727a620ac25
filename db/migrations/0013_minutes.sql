CREATE TABLE "minutes_signatures" (
	"version_id" uuid NOT NULL,
	"office" text NOT NULL,
	"mandate_id" uuid NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_signatures_version_id_office_pk" PRIMARY KEY("version_id","office"),
	CONSTRAINT "minutes_signatures_person" UNIQUE("version_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "minutes_versions" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"reason" text,
	"sections" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "minutes_versions_number" UNIQUE("session_id","number")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "minutes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "minutes_signatures" ADD CONSTRAINT "minutes_signatures_version_id_minutes_versions_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."minutes_versions"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_signatures" ADD CONSTRAINT "minutes_signatures_mandate_id_mandates_mandate_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("mandate_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_signatures" ADD CONSTRAINT "minutes_signatures_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_versions" ADD CONSTRAINT "minutes_versions_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_versions" ADD CONSTRAINT "minutes_versions_changed_by_people_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_versions" ADD CONSTRAINT "minutes_versions_published_by_people_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "minutes_signatures_mandate" ON "minutes_signatures" USING btree ("mandate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_versions_written" ON "minutes_versions" USING btree ("session_id") WHERE published_at is null;