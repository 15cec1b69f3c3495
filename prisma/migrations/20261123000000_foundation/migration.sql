-- CreateEnum
CREATE TYPE "card_kind" AS ENUM ('command', 'flag', 'concept', 'list', 'cloze', 'basic');

-- CreateEnum
CREATE TYPE "card_status" AS ENUM ('active', 'dropped', 'retired');

-- CreateEnum
CREATE TYPE "review_event_type" AS ENUM ('answer', 'undo', 'suspend', 'unsuspend', 'bury', 'reset', 'reschedule', 'carry-over');

-- CreateEnum
CREATE TYPE "answer_mode" AS ENUM ('scheduled', 'cram');

-- CreateEnum
CREATE TYPE "card_phase" AS ENUM ('new', 'learning', 'review', 'relearning');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "name" TEXT,
    "is_guest" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,
    "day_start_hour" SMALLINT NOT NULL DEFAULT 4,
    "preset" JSONB NOT NULL,
    "rev" BIGINT NOT NULL DEFAULT 0,
    "settings_rev" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_account" (
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_account_pkey" PRIMARY KEY ("user_id","provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "device_session" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "device_name" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_session_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "token_hash" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "session_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "bucket" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("bucket","key")
);

-- CreateTable
CREATE TABLE "note_text" (
    "user_id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_text_pkey" PRIMARY KEY ("user_id","hash")
);

-- CreateTable
CREATE TABLE "note" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rev" BIGINT NOT NULL,
    "path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text_hash" CHAR(64) NOT NULL,
    "chapters" JSONB NOT NULL,
    "tags" TEXT[],
    "generator_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "card" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rev" BIGINT NOT NULL,
    "note_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "card_kind" NOT NULL,
    "rule" TEXT NOT NULL,
    "sibling_group" TEXT NOT NULL,
    "chapter" TEXT[],
    "note_front" TEXT NOT NULL,
    "note_back" TEXT NOT NULL,
    "note_answer" TEXT,
    "edited_front" TEXT,
    "edited_back" TEXT,
    "edited_answer" TEXT,
    "edited_at" TIMESTAMPTZ(3),
    "start_line" INTEGER NOT NULL,
    "end_line" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "card_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dropped_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "user_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "batch" INTEGER NOT NULL,
    "request_hash" CHAR(64) NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("user_id","import_id","batch")
);

-- CreateTable
CREATE TABLE "review_event" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rev" BIGINT NOT NULL,
    "card_id" UUID NOT NULL,
    "type" "review_event_type" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "device_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "day_start_hour" SMALLINT NOT NULL,
    "study_day" DATE NOT NULL,
    "rating" SMALLINT,
    "duration_ms" INTEGER,
    "mode" "answer_mode",
    "basis_event_id" UUID,
    "chosen_days" INTEGER,
    "chosen_seconds" INTEGER,
    "target_event_id" UUID,
    "until_day" DATE,
    "due_day" DATE,
    "interval_days" DOUBLE PRECISION,
    "ease_percent" DOUBLE PRECISION,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_event_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "card_memory" (
    "user_id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "phase" "card_phase" NOT NULL,
    "stability" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "step" SMALLINT,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "last_review_at" TIMESTAMPTZ(3),
    "last_review_day" DATE,
    "due_day" DATE,
    "due_at" TIMESTAMPTZ(3),
    "scheduled_days" DOUBLE PRECISION NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "buried_until_day" DATE,
    "leech" BOOLEAN NOT NULL,
    "stands_at_event_id" UUID,

    CONSTRAINT "card_memory_pkey" PRIMARY KEY ("user_id","card_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_account_provider_provider_account_id_key" ON "oauth_account"("provider", "provider_account_id");

-- CreateIndex
CREATE INDEX "verification_token_expires_at_idx" ON "verification_token"("expires_at");

-- CreateIndex
CREATE INDEX "rate_limit_window_start_idx" ON "rate_limit"("window_start");

-- CreateIndex
CREATE INDEX "note_user_id_rev_idx" ON "note"("user_id", "rev");

-- CreateIndex
CREATE INDEX "note_user_id_text_hash_idx" ON "note"("user_id", "text_hash");

-- CreateIndex
CREATE UNIQUE INDEX "note_user_id_path_key" ON "note"("user_id", "path");

-- CreateIndex
CREATE INDEX "card_user_id_rev_idx" ON "card"("user_id", "rev");

-- Deferred: an edited note can make one card take the key another card gives up in the same transaction.
ALTER TABLE "card" ADD CONSTRAINT "card_user_id_note_id_key_key"
  UNIQUE ("user_id", "note_id", "key") DEFERRABLE INITIALLY DEFERRED;

-- CreateIndex
CREATE INDEX "review_event_user_id_rev_idx" ON "review_event"("user_id", "rev");

-- CreateIndex
CREATE INDEX "review_event_user_id_card_id_at_idx" ON "review_event"("user_id", "card_id", "at");

-- AddForeignKey
ALTER TABLE "oauth_account" ADD CONSTRAINT "oauth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device_session" ADD CONSTRAINT "device_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note_text" ADD CONSTRAINT "note_text_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_user_id_text_hash_fkey" FOREIGN KEY ("user_id", "text_hash") REFERENCES "note_text"("user_id", "hash") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_user_id_note_id_fkey" FOREIGN KEY ("user_id", "note_id") REFERENCES "note"("user_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_event" ADD CONSTRAINT "review_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_event" ADD CONSTRAINT "review_event_user_id_card_id_fkey" FOREIGN KEY ("user_id", "card_id") REFERENCES "card"("user_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_memory" ADD CONSTRAINT "card_memory_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "card_memory" ADD CONSTRAINT "card_memory_user_id_card_id_fkey" FOREIGN KEY ("user_id", "card_id") REFERENCES "card"("user_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What the schema language cannot say: which values are possible, and the indexes of the daily questions.

ALTER TABLE "app_user"
  ADD CONSTRAINT "app_user_email_is_normal" CHECK ("email" = lower(btrim("email"))),
  ADD CONSTRAINT "app_user_guest_has_no_password" CHECK (NOT ("is_guest" AND "password_hash" IS NOT NULL)),
  ADD CONSTRAINT "app_user_day_start_hour" CHECK ("day_start_hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "app_user_settings_rev" CHECK ("settings_rev" <= "rev");

ALTER TABLE "note_text" ADD CONSTRAINT "note_text_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "card"
  ADD CONSTRAINT "card_lines" CHECK ("start_line" >= 1 AND "end_line" >= "start_line"),
  ADD CONSTRAINT "card_position" CHECK ("position" >= 0),
  ADD CONSTRAINT "card_status_follows_times" CHECK ("status" = CASE
    WHEN "dropped_at" IS NOT NULL THEN 'dropped'::"card_status"
    WHEN "retired_at" IS NOT NULL THEN 'retired'::"card_status"
    ELSE 'active'::"card_status" END),
  ADD CONSTRAINT "card_edit_is_whole" CHECK (CASE WHEN "edited_at" IS NULL
    THEN "edited_front" IS NULL AND "edited_back" IS NULL AND "edited_answer" IS NULL
    ELSE "edited_front" IS NOT NULL AND "edited_back" IS NOT NULL END);

ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_number" CHECK ("batch" >= 0);

ALTER TABLE "review_event"
  ADD CONSTRAINT "review_event_seq" CHECK ("seq" >= 0),
  ADD CONSTRAINT "review_event_day_start_hour" CHECK ("day_start_hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "review_event_shape" CHECK (CASE "type"
    WHEN 'answer' THEN "rating" BETWEEN 1 AND 4 AND "duration_ms" >= 0 AND "mode" IS NOT NULL
      AND NOT ("chosen_days" IS NOT NULL AND "chosen_seconds" IS NOT NULL)
    WHEN 'undo' THEN "target_event_id" IS NOT NULL
    WHEN 'bury' THEN "until_day" IS NOT NULL
    WHEN 'reschedule' THEN "due_day" IS NOT NULL
    WHEN 'carry-over' THEN "due_day" IS NOT NULL AND "interval_days" IS NOT NULL AND "ease_percent" IS NOT NULL
    ELSE TRUE END);

CREATE INDEX "card_active_in_order" ON "card" ("user_id", "note_id", "position") WHERE "status" = 'active';
CREATE INDEX "card_memory_due_day" ON "card_memory" ("user_id", "due_day")
  WHERE "due_day" IS NOT NULL AND NOT "suspended";
CREATE INDEX "card_memory_due_at" ON "card_memory" ("user_id", "due_at")
  WHERE "due_at" IS NOT NULL AND NOT "suspended";
