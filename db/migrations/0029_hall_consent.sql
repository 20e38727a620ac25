ALTER TABLE "hall_entries" DROP CONSTRAINT "hall_entries_figures";--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "agree" integer;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "aside" integer;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "block" integer;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD COLUMN "reasons" jsonb;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_figures" CHECK (num_nonnulls(yes, no, abstain) = 3 and num_nonnulls(agree, aside, block, reasons, options, orders, blank, people) = 0
        or num_nonnulls(agree, aside, block, reasons) = 4 and num_nonnulls(yes, no, abstain, options, orders, blank, people) = 0
        or num_nonnulls(yes, no, abstain, agree, aside, block, reasons) = 0 and num_nonnulls(options, orders) = 1
        and num_nonnulls(blank, people) = 2);