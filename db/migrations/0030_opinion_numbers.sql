ALTER TABLE "opinions" ALTER COLUMN "number" DROP NOT NULL;--> statement-breakpoint
-- Drafts had counted as well; an adopted opinion keeps the number it was cited by.
UPDATE "opinions" SET "number" = NULL WHERE "state" <> 'adopted';
