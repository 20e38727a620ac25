ALTER TABLE "hall_entries" ALTER COLUMN "yes" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hall_entries" ALTER COLUMN "no" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hall_entries" ALTER COLUMN "abstain" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "options" jsonb;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "blank" integer;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "people" integer;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_figures" CHECK (num_nonnulls(yes, no, abstain) = 3 and num_nonnulls(options, blank, people) = 0
        or num_nonnulls(yes, no, abstain) = 0 and num_nonnulls(options, blank, people) = 3);