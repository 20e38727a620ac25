ALTER TABLE "sessions" ADD COLUMN "door_reason" text;--> statement-breakpoint
-- Written by hand. Doors that were moved keep the reason that was published.
UPDATE "sessions" SET "door_reason" = (SELECT d."reason" FROM "door_acts" d WHERE d."session_id" = "sessions"."session_id" ORDER BY d."acted_at" DESC LIMIT 1);
