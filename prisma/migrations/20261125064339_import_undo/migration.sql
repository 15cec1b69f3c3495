-- CreateTable
CREATE TABLE "import_undo" (
    "user_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "text" TEXT,
    "after_rev" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_undo_pkey" PRIMARY KEY ("user_id","import_id","subject","subject_id")
);

-- AddForeignKey
ALTER TABLE "import_undo" ADD CONSTRAINT "import_undo_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- UPDATE is for "after_rev" alone: taking back a later import makes an earlier one takeable again.
GRANT SELECT, INSERT, DELETE, UPDATE ("after_rev") ON "import_undo" TO recto_app;
ALTER TABLE "import_undo" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "import_undo"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "import_undo" USING ((SELECT app_is_operator()));
