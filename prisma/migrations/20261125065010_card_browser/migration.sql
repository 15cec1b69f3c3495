-- AlterTable
ALTER TABLE "card" ADD COLUMN     "flag" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "is_new" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "moved_chapter" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "card_user_id_note_id_position_id_idx" ON "card"("user_id", "note_id", "position", "id");

ALTER TABLE "card" ADD CONSTRAINT "card_flag" CHECK ("flag" BETWEEN 0 AND 4);
ALTER TABLE "card" ALTER COLUMN "moved_chapter" SET NOT NULL;

UPDATE "card" SET "is_new" = false FROM "card_memory"
  WHERE "card_memory"."user_id" = "card"."user_id" AND "card_memory"."card_id" = "card"."id"
    AND "card_memory"."phase" <> 'new';

-- The next new cards, without passing over those that were learnt.
CREATE INDEX "card_new" ON "card" ("user_id", "note_id", "position", "id") WHERE "is_new" AND "status" = 'active';
