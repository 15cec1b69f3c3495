import { serverUrl } from '@/lib/launch/embedded-database'
import { findHolder } from '@/lib/launch/home-lock'
import { loadSecrets } from '@/lib/launch/secrets'
import { type LaunchSettings, takeAppEnvironment } from '@/lib/launch/settings'

/**
 * Points this process at the database as the app uses it: the operator's own, or the embedded one of the Recto that
 * runs on the folder. Throws with a sentence when there is neither.
 */
export async function reachAppDatabase(settings: LaunchSettings): Promise<void> {
  const secrets = await loadSecrets(settings.home)
  const authSecret = settings.authSecret ?? secrets.authSecret
  if (settings.databaseUrl !== undefined) return takeAppEnvironment(settings.databaseUrl, authSecret)
  const running = await findHolder(settings.home)
  if (running === undefined || running.databasePort === null) {
    throw new Error(
      `Recto is not running on ${settings.home}. Start it first, or set RECTO_HOME or DATABASE_URL.`,
    )
  }
  takeAppEnvironment(serverUrl(running.databasePort, secrets), authSecret)
}
