ALTER TABLE "appeals" DROP CONSTRAINT "appeals_target";--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "question_id" uuid;--> statement-breakpoint
CREATE INDEX "appeals_question" ON "appeals" USING btree ("question_id");--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_target" CHECK (num_nonnulls(comment_id, statement_id, question_id) = 1);