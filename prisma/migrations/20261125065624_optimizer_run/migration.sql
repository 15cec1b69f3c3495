-- CreateEnum
CREATE TYPE "optimizer_run_state" AS ENUM ('running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "optimizer_decision" AS ENUM ('applied', 'kept');

-- CreateTable
CREATE TABLE "optimizer_run" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" "optimizer_run_state" NOT NULL,
    "rounds_done" INTEGER NOT NULL DEFAULT 0,
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "result" JSONB,
    "failure" TEXT,
    "decision" "optimizer_decision",

    CONSTRAINT "optimizer_run_pkey" PRIMARY KEY ("user_id","id")
);

-- AddForeignKey
ALTER TABLE "optimizer_run" ADD CONSTRAINT "optimizer_run_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- One run at a time for a learner, whichever instance started it.
CREATE UNIQUE INDEX "optimizer_run_one_running" ON "optimizer_run" ("user_id") WHERE "state" = 'running';

GRANT SELECT, INSERT, UPDATE, DELETE ON "optimizer_run" TO recto_app;
ALTER TABLE "optimizer_run" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "optimizer_run"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "optimizer_run" USING ((SELECT app_is_operator()));
