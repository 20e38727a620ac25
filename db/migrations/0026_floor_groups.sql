CREATE TABLE "floor_groups" (
	"group_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	CONSTRAINT "floor_groups_number" UNIQUE("session_id","number")
);
--> statement-breakpoint
ALTER TABLE "floor_requests" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "floors" ADD COLUMN "invited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "floor_groups" ADD CONSTRAINT "floor_groups_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_requests" ADD CONSTRAINT "floor_requests_group_id_floor_groups_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."floor_groups"("group_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "floor_requests_group" ON "floor_requests" USING btree ("group_id");