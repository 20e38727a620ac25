CREATE TABLE "method_ballots" (
	"motion_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"ballot" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "method_ballots_motion_id_person_id_pk" PRIMARY KEY("motion_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "options" jsonb;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "points" smallint;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "seats" smallint;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD CONSTRAINT "method_ballots_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD CONSTRAINT "method_ballots_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "method_ballots_person" ON "method_ballots" USING btree ("person_id");