CREATE TABLE "motion_electors" (
	"motion_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "motion_electors_motion_id_person_id_pk" PRIMARY KEY("motion_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "quorum_rule" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "majority_rule" text DEFAULT 'simple' NOT NULL;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "entitled" integer;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD CONSTRAINT "motion_electors_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "motion_electors" ADD CONSTRAINT "motion_electors_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "motion_electors_person" ON "motion_electors" USING btree ("person_id");--> statement-breakpoint
-- What was decided before had this quorum, and these members.
UPDATE "motions" m SET "quorum_rule" = 'half' FROM sessions s
WHERE m.electorate = 'members' AND s.session_id = m.session_id AND s.space_id IS NOT NULL;--> statement-breakpoint
UPDATE "motions" SET "entitled" = ("result" ->> 'entitled')::int WHERE "result" IS NOT NULL;--> statement-breakpoint
UPDATE "motions" m SET "entitled" = (
  SELECT count(DISTINCT t.seat_id) FROM sessions s JOIN seats t USING (space_id) JOIN mandates d USING (seat_id)
  WHERE s.session_id = m.session_id AND d.starts_on <= current_date AND (d.ends_on IS NULL OR d.ends_on >= current_date))
WHERE m.electorate = 'members' AND m.state = 'open' AND m.quorum_rule = 'half';--> statement-breakpoint
INSERT INTO "motion_electors" SELECT DISTINCT m.motion_id, r.person_id
FROM motions m JOIN sessions s USING (session_id) JOIN role_grants r ON r.role = 'member'
  AND (r.commune_id IS NULL OR r.commune_id = s.commune_id) AND (r.space_id IS NULL OR r.space_id = s.space_id)
WHERE m.electorate = 'members' AND m.state = 'open';
