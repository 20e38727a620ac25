DROP INDEX "performed_acts_at";--> statement-breakpoint
CREATE INDEX "performed_acts_at" ON "performed_acts" USING brin ("at");--> statement-breakpoint
-- A changed vote finds room beside its old version and touches no index.
ALTER TABLE "ballots" SET (fillfactor = 60);--> statement-breakpoint
ALTER TABLE "statement_votes" SET (fillfactor = 60);
