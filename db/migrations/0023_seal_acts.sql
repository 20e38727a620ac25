CREATE TABLE "seal_acts" (
	"seal_act_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"motion_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "seal_acts_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"act" text NOT NULL,
	"acted_by" uuid NOT NULL,
	"acted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seal_acts" ADD CONSTRAINT "seal_acts_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_acts" ADD CONSTRAINT "seal_acts_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_acts" ADD CONSTRAINT "seal_acts_acted_by_people_person_id_fk" FOREIGN KEY ("acted_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seal_acts_session" ON "seal_acts" USING btree ("session_id","position");