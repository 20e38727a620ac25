CREATE TABLE "appeals" (
	"appeal_id" uuid PRIMARY KEY NOT NULL,
	"moderation_act_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"text" text NOT NULL,
	"appealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"note" text,
	"decided_by" uuid,
	"same_moderator" boolean,
	"decided_at" timestamp with time zone,
	CONSTRAINT "appeals_moderation_act_id_unique" UNIQUE("moderation_act_id")
);
--> statement-breakpoint
CREATE TABLE "sanctions" (
	"sanction_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"commune_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"imposed_by" uuid NOT NULL,
	"imposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "word_lists" (
	"commune_id" text NOT NULL,
	"list" text NOT NULL,
	"words" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "word_lists_commune_id_list_pk" PRIMARY KEY("commune_id","list")
);
--> statement-breakpoint
ALTER TABLE "comment_texts" ADD COLUMN "held_words" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "held_for" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "held_words" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "held_words" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "slow_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "hold_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_moderation_act_id_moderation_acts_moderation_act_id_fk" FOREIGN KEY ("moderation_act_id") REFERENCES "public"."moderation_acts"("moderation_act_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_people_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_commune_id_communes_commune_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."communes"("commune_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_imposed_by_people_person_id_fk" FOREIGN KEY ("imposed_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "word_lists" ADD CONSTRAINT "word_lists_commune_id_communes_commune_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."communes"("commune_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "word_lists" ADD CONSTRAINT "word_lists_changed_by_people_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_session" ON "appeals" USING btree ("session_id","appealed_at");--> statement-breakpoint
CREATE INDEX "appeals_comment" ON "appeals" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "sanctions_person" ON "sanctions" USING btree ("person_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "sanctions_session" ON "sanctions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sanctions_bans" ON "sanctions" USING btree ("imposed_at") WHERE kind = 'ban' and lifted_at is null;--> statement-breakpoint
CREATE INDEX "moderation_acts_target" ON "moderation_acts" USING btree ("target_id","acted_at");