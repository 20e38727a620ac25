CREATE TABLE "agenda_documents" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"agenda_item_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb,
	"langs" jsonb NOT NULL,
	"opinion_id" uuid,
	"bytes" "bytea",
	"size" integer,
	"sha256" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "agenda_documents" ADD CONSTRAINT "agenda_documents_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_documents" ADD CONSTRAINT "agenda_documents_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_documents" ADD CONSTRAINT "agenda_documents_added_by_people_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_documents" ADD CONSTRAINT "agenda_documents_removed_by_people_person_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_documents_item" ON "agenda_documents" USING btree ("agenda_item_id");--> statement-breakpoint
CREATE INDEX "agenda_documents_session" ON "agenda_documents" USING btree ("session_id");