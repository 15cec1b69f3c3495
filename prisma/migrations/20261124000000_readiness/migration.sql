-- /readyz compares what was applied with what this version brings; names and times say nothing of anybody.
DO $$
BEGIN
  -- Prisma's record is missing only where a plan is made on a scratch database.
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ("migration_name", "finished_at", "rolled_back_at") ON "_prisma_migrations" TO recto_app;
  END IF;
END $$;
