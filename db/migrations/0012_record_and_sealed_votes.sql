CREATE TABLE "ledger_entries" (
	"session_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" text NOT NULL,
	"receipt" "bytea",
	CONSTRAINT "ledger_entries_session_id_position_pk" PRIMARY KEY("session_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger_nodes" (
	"session_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	"position" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_nodes_session_id_level_position_pk" PRIMARY KEY("session_id","level","position")
);
--> statement-breakpoint
CREATE TABLE "ledgers" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"last_seq" bigint NOT NULL,
	"public_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tree_heads" (
	"session_id" uuid NOT NULL,
	"size" integer NOT NULL,
	"root" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "tree_heads_session_id_size_pk" PRIMARY KEY("session_id","size")
);
--> statement-breakpoint
CREATE TABLE "open_sealed_acts" (
	"motion_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"input_hash" text NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "open_sealed_acts_motion_id_person_id_action_id_pk" PRIMARY KEY("motion_id","person_id","action_id")
) PARTITION BY LIST ("motion_id");
--> statement-breakpoint
CREATE TABLE "open_sealed_ballots" (
	"motion_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"ballot" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"receipt" "bytea",
	CONSTRAINT "open_sealed_ballots_motion_id_person_id_pk" PRIMARY KEY("motion_id","person_id")
) PARTITION BY LIST ("motion_id");
--> statement-breakpoint
CREATE TABLE "sealed_ballots" (
	"motion_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"ballot" jsonb NOT NULL,
	CONSTRAINT "sealed_ballots_motion_id_place_pk" PRIMARY KEY("motion_id","place")
);
--> statement-breakpoint
CREATE TABLE "sealed_receipts" (
	"motion_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"receipt" "bytea" NOT NULL,
	CONSTRAINT "sealed_receipts_motion_id_place_pk" PRIMARY KEY("motion_id","place")
);
--> statement-breakpoint
CREATE TABLE "sealed_rolls" (
	"motion_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "sealed_rolls_motion_id_person_id_pk" PRIMARY KEY("motion_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "receipt" "bytea";--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "former" integer[];--> statement-breakpoint
ALTER TABLE "method_ballots" ADD COLUMN "receipt" "bytea";--> statement-breakpoint
ALTER TABLE "method_ballots" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "method_ballots" ADD COLUMN "former" integer[];--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "count_position" integer;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "sealed_changes" integer;--> statement-breakpoint
ALTER TABLE "motions" ADD COLUMN "choices_position" integer;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_session_id_ledgers_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."ledgers"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_nodes" ADD CONSTRAINT "ledger_nodes_session_id_ledgers_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."ledgers"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledgers" ADD CONSTRAINT "ledgers_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tree_heads" ADD CONSTRAINT "tree_heads_session_id_ledgers_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."ledgers"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_ballots" ADD CONSTRAINT "sealed_ballots_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_receipts" ADD CONSTRAINT "sealed_receipts_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_rolls" ADD CONSTRAINT "sealed_rolls_motion_id_motions_motion_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("motion_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_rolls" ADD CONSTRAINT "sealed_rolls_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_receipt" ON "ledger_entries" USING btree ("receipt");