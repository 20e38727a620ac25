CREATE TABLE "reversible_acts" (
	"undo_id" uuid PRIMARY KEY NOT NULL,
	"step" bigint GENERATED ALWAYS AS IDENTITY (sequence name "reversible_acts_step_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"act" text NOT NULL,
	"before" jsonb NOT NULL,
	"moderator_id" uuid NOT NULL,
	"acted_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "reversible_acts" ADD CONSTRAINT "reversible_acts_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversible_acts" ADD CONSTRAINT "reversible_acts_moderator_id_people_person_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reversible_acts_session" ON "reversible_acts" USING btree ("session_id","step");