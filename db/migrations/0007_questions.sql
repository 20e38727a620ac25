CREATE TABLE "question_supports" (
	"question_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"support" smallint NOT NULL,
	"revision" integer NOT NULL,
	"supported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_supports_question_id_person_id_pk" PRIMARY KEY("question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text,
	"text" text NOT NULL,
	"lang" text NOT NULL,
	"state" text NOT NULL,
	"hidden_from" text,
	"reason" text,
	"answer" text,
	"answer_lang" text,
	"answered_at" timestamp with time zone,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questions_number" UNIQUE("session_id","number")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "next_question" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "question_supports" ADD CONSTRAINT "question_supports_question_id_questions_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("question_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_supports" ADD CONSTRAINT "question_supports_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_author_id_people_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_supports_person" ON "question_supports" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_live" ON "questions" USING btree ("session_id") WHERE state = 'live';--> statement-breakpoint
CREATE INDEX "questions_author" ON "questions" USING btree ("author_id");