ALTER TABLE "hall_entries" DROP CONSTRAINT "hall_entries_figures";--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "orders" jsonb;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_figures" CHECK (num_nonnulls(yes, no, abstain) = 3 and num_nonnulls(options, orders, blank, people) = 0
        or num_nonnulls(yes, no, abstain) = 0 and num_nonnulls(options, orders) = 1 and num_nonnulls(blank, people) = 2);