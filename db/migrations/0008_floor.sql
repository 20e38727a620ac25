CREATE TABLE "floor_acts" (
	"floor_act_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"act" text NOT NULL,
	"request_id" uuid,
	"moderator_id" uuid NOT NULL,
	"acted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "floor_categories" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"category" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "floor_requests" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid,
	"name" text,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"chair_place" integer,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"running_since" timestamp with time zone,
	"planned_ms" integer,
	"ends_at" timestamp with time zone,
	"remaining_ms" integer,
	"spoken_ms" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "floor_requests_number" UNIQUE("session_id","number")
);
--> statement-breakpoint
CREATE TABLE "floors" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"open" boolean DEFAULT false NOT NULL,
	"turn_seconds" integer DEFAULT 180 NOT NULL,
	"next_request" integer DEFAULT 1 NOT NULL,
	"countdown_label" text,
	"countdown_lang" text,
	"countdown_planned_ms" integer,
	"countdown_ends_at" timestamp with time zone,
	"countdown_remaining_ms" integer
);
--> statement-breakpoint
ALTER TABLE "floor_acts" ADD CONSTRAINT "floor_acts_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_acts" ADD CONSTRAINT "floor_acts_request_id_floor_requests_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."floor_requests"("request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_acts" ADD CONSTRAINT "floor_acts_moderator_id_people_person_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_categories" ADD CONSTRAINT "floor_categories_request_id_floor_requests_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."floor_requests"("request_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_requests" ADD CONSTRAINT "floor_requests_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_requests" ADD CONSTRAINT "floor_requests_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floors" ADD CONSTRAINT "floors_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "floor_acts_session" ON "floor_acts" USING btree ("session_id","acted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "floor_requests_speaker" ON "floor_requests" USING btree ("session_id") WHERE "floor_requests"."state" = 'speaking';--> statement-breakpoint
CREATE UNIQUE INDEX "floor_requests_once" ON "floor_requests" USING btree ("session_id","person_id") WHERE "floor_requests"."state" in ('waiting', 'speaking');--> statement-breakpoint
CREATE INDEX "floor_requests_person" ON "floor_requests" USING btree ("person_id");