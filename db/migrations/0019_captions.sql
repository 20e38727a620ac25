CREATE TABLE "captioners" (
	"captioner_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid,
	"named_by" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "captions" (
	"caption_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "captions_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"captioner_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"hidden_at" timestamp with time zone,
	"corrected_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "captioned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "wall_captions" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "captioners" ADD CONSTRAINT "captioners_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captioners" ADD CONSTRAINT "captioners_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captioners" ADD CONSTRAINT "captioners_named_by_people_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captions" ADD CONSTRAINT "captions_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captions" ADD CONSTRAINT "captions_captioner_id_captioners_captioner_id_fk" FOREIGN KEY ("captioner_id") REFERENCES "public"."captioners"("captioner_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captioners_session" ON "captioners" USING btree ("session_id","named_at");--> statement-breakpoint
CREATE INDEX "captions_session" ON "captions" USING btree ("session_id","position");