CREATE TABLE "delegations" (
	"delegation_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"motion_id" uuid,
	"giver_id" uuid NOT NULL,
	"delegate_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "spaces" ADD COLUMN "delegation" jsonb;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "cast_by" uuid;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD COLUMN "cast_by" uuid;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD COLUMN "college" smallint;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD COLUMN "delegate_id" uuid;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "delegation" jsonb;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "weights" jsonb;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "colleges" jsonb;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_giver_id_people_person_id_fk" FOREIGN KEY ("giver_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_delegate_id_people_person_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegations_session" ON "delegations" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "delegations_giver" ON "delegations" USING btree ("giver_id");--> statement-breakpoint
CREATE INDEX "delegations_delegate" ON "delegations" USING btree ("delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_standing" ON "delegations" USING btree ("session_id","giver_id",coalesce(motion_id, session_id)) WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_cast_by_people_person_id_fk" FOREIGN KEY ("cast_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD CONSTRAINT "method_ballots_cast_by_people_person_id_fk" FOREIGN KEY ("cast_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD CONSTRAINT "motion_electors_delegate_id_people_person_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "motion_electors_college" ON "motion_electors" USING btree ("motion_id") WHERE college is not null;--> statement-breakpoint
CREATE INDEX "motion_electors_delegate" ON "motion_electors" USING btree ("delegate_id") WHERE delegate_id is not null;