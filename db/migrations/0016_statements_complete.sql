CREATE TABLE "statement_texts" (
	"statement_text_id" uuid PRIMARY KEY NOT NULL,
	"statement_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeals" ALTER COLUMN "comment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "statement_id" uuid;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD COLUMN "into_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "hold_statements" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "statement_limit" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "held_words" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "held_for" text;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "merged_from" text;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "by_organisers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "statement_texts" ADD CONSTRAINT "statement_texts_statement_id_statements_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("statement_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_texts" ADD CONSTRAINT "statement_texts_written_by_people_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_texts_statement" ON "statement_texts" USING btree ("statement_id","written_at");--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_merged_into_statements_statement_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."statements"("statement_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_statement" ON "appeals" USING btree ("statement_id");--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_target" CHECK (num_nonnulls(comment_id, statement_id) = 1);--> statement-breakpoint
-- Written by hand. Sessions that exist keep the limit that held for them.
UPDATE "sessions" SET "statement_limit" = 20;--> statement-breakpoint
-- Written by hand. Statements whose authors moderate in the session's commune are those of the organisers.
UPDATE "statements" AS t SET "by_organisers" = true FROM "sessions" s WHERE s."session_id" = t."session_id" AND EXISTS (
	SELECT FROM "role_grants" r WHERE r."person_id" = t."author_id" AND r."role" = 'moderator'
		AND (r."commune_id" IS NULL OR r."commune_id" = s."commune_id"));
