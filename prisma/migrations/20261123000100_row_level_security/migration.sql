-- The second wall (docs/decisions/030-row-level-security.md): every transaction of the app takes the role
-- recto_app and names its user in app.user_id; a forgotten WHERE then finds nothing that belongs to others.

-- Roles belong to the whole cluster, migrations to one database: the role may be there already, or be made by
-- another database's migration at this very moment. It cannot log in; the role of DATABASE_URL must be allowed to
-- take it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'recto_app') THEN
    BEGIN
      CREATE ROLE recto_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'Recto needs the database role recto_app and % may not create roles. As an administrator run: CREATE ROLE recto_app NOLOGIN; GRANT recto_app TO %;',
          current_user, quote_ident(current_user);
    END;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'recto_app' AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'The database role recto_app must be neither superuser nor BYPASSRLS: row-level security would not hold. As an administrator run: ALTER ROLE recto_app NOSUPERUSER NOBYPASSRLS;';
  END IF;
  -- Whether a role may be taken is a privilege of its own since PostgreSQL 16; a superuser may always.
  IF NOT pg_has_role(current_user, 'recto_app', CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    BEGIN
      EXECUTE format('GRANT recto_app TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE EXCEPTION 'The role % may not act as recto_app. As an administrator run: GRANT recto_app TO %;',
        current_user, quote_ident(current_user);
    END;
  END IF;
END $$;

-- An empty setting is what a setting made in an earlier transaction falls back to.
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;
CREATE FUNCTION app_lookup(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.lookup_' || name, true), '');
-- Backups, migrations of data and the operator's commands see all rows by asking for it; the app's role never does.
CREATE FUNCTION app_is_operator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_user <> 'recto_app' AND current_setting('app.operator', true) IS NOT DISTINCT FROM 'on';

GRANT USAGE ON SCHEMA public TO recto_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "app_user", "device_session", "note", "card", "card_memory", "rate_limit"
  TO recto_app;
GRANT SELECT, INSERT, DELETE ON "oauth_account", "verification_token", "note_text" TO recto_app;
-- Append-only: what was learnt and what was done to the account is never rewritten by the app.
GRANT SELECT, INSERT ON "review_event", "audit_entry", "import_batch" TO recto_app;

-- FORCE: the owner of the tables is held by the policies as well.
ALTER TABLE "app_user" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "app_user"
  USING ("id" = (SELECT app_user_id())) WITH CHECK ("id" = (SELECT app_user_id()));
CREATE POLICY operator ON "app_user" USING ((SELECT app_is_operator()));
-- Before anyone is signed in, exactly the row with the asked address can be read.
CREATE POLICY by_email ON "app_user" FOR SELECT USING ("email" = (SELECT app_lookup('email')));

ALTER TABLE "oauth_account" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "oauth_account"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "oauth_account" USING ((SELECT app_is_operator()));
CREATE POLICY by_account ON "oauth_account" FOR SELECT
  USING ("provider" || ':' || "provider_account_id" = (SELECT app_lookup('account')));

ALTER TABLE "device_session" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "device_session"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "device_session" USING ((SELECT app_is_operator()));

ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "audit_entry"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "audit_entry" USING ((SELECT app_is_operator()));

ALTER TABLE "note_text" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "note_text"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "note_text" USING ((SELECT app_is_operator()));

ALTER TABLE "note" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "note"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "note" USING ((SELECT app_is_operator()));

ALTER TABLE "card" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "card"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "card" USING ((SELECT app_is_operator()));

ALTER TABLE "import_batch" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "import_batch"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "import_batch" USING ((SELECT app_is_operator()));

ALTER TABLE "review_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "review_event"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "review_event" USING ((SELECT app_is_operator()));

ALTER TABLE "card_memory" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON "card_memory"
  USING ("user_id" = (SELECT app_user_id())) WITH CHECK ("user_id" = (SELECT app_user_id()));
CREATE POLICY operator ON "card_memory" USING ((SELECT app_is_operator()));

-- A link's secret is its key: whoever does not hold it finds nothing; what has expired may be swept.
ALTER TABLE "verification_token" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_secret ON "verification_token"
  USING ("token_hash" = (SELECT app_lookup('token'))) WITH CHECK ("token_hash" = (SELECT app_lookup('token')));
CREATE POLICY expired ON "verification_token" USING ("expires_at" < now()) WITH CHECK (FALSE);
CREATE POLICY operator ON "verification_token" USING ((SELECT app_is_operator()));
