ALTER TABLE "agenda_items" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "origin" text DEFAULT 'bureau' NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "spent_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "item_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "wall_message" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_parent_id_agenda_items_agenda_item_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."agenda_items"("agenda_item_id") ON DELETE no action ON UPDATE no action;