CREATE TABLE "opinion_images" (
	"image_id" uuid PRIMARY KEY NOT NULL,
	"opinion_id" uuid NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion_texts" (
	"opinion_id" uuid PRIMARY KEY NOT NULL,
	"through" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"document" jsonb NOT NULL,
	"plain" text NOT NULL,
	"words" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion_updates" (
	"update_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "opinion_updates_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"opinion_id" uuid NOT NULL,
	"person_id" uuid,
	"update" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion_versions" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"opinion_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"state" text NOT NULL,
	"restored_from" integer,
	"document" jsonb NOT NULL,
	"plain" text NOT NULL,
	"words" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "opinion_versions_number" UNIQUE("opinion_id","number")
);
--> statement-breakpoint
CREATE TABLE "opinion_writers" (
	"opinion_id" uuid NOT NULL,
	"client_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "opinion_writers_opinion_id_client_id_pk" PRIMARY KEY("opinion_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"opinion_id" uuid PRIMARY KEY NOT NULL,
	"commune_id" text NOT NULL,
	"space_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"lang" text NOT NULL,
	"origin" text NOT NULL,
	"state" text DEFAULT 'first_draft' NOT NULL,
	"opened_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opinions_number" UNIQUE("space_id","number")
);
--> statement-breakpoint
ALTER TABLE "opinion_images" ADD CONSTRAINT "opinion_images_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_images" ADD CONSTRAINT "opinion_images_added_by_people_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_texts" ADD CONSTRAINT "opinion_texts_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_updates" ADD CONSTRAINT "opinion_updates_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_updates" ADD CONSTRAINT "opinion_updates_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_versions" ADD CONSTRAINT "opinion_versions_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_versions" ADD CONSTRAINT "opinion_versions_made_by_people_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_writers" ADD CONSTRAINT "opinion_writers_opinion_id_opinions_opinion_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("opinion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_writers" ADD CONSTRAINT "opinion_writers_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_commune_id_communes_commune_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."communes"("commune_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_space_id_spaces_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("space_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_created_by_people_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opinion_images_opinion" ON "opinion_images" USING btree ("opinion_id");--> statement-breakpoint
CREATE INDEX "opinion_updates_opinion" ON "opinion_updates" USING btree ("opinion_id","update_id");--> statement-breakpoint
CREATE INDEX "opinions_commune" ON "opinions" USING btree ("commune_id");