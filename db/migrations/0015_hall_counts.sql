CREATE TABLE "hall_entries" (
	"entry_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hall_entries_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"motion_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"yes" integer NOT NULL,
	"no" integer NOT NULL,
	"abstain" integer NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "hall" jsonb;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_entered_by_people_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_entries" ADD CONSTRAINT "hall_entries_withdrawn_by_people_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hall_entries_motion" ON "hall_entries" USING btree ("motion_id","channel","entry_id");