ALTER TABLE "appeals" DROP CONSTRAINT "appeals_target";--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "question_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "door_reason" text;--> statement-breakpoint
CREATE INDEX "appeals_question" ON "appeals" USING btree ("question_id");--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_target" CHECK (num_nonnulls(comment_id, statement_id, question_id) = 1);--> statement-breakpoint
-- Written by hand. Doors that were moved keep the reason that was published.
UPDATE "sessions" SET "door_reason" = (SELECT d."reason" FROM "door_acts" d WHERE d."session_id" = "sessions"."session_id" ORDER BY d."acted_at" DESC LIMIT 1);
