import { describe, expect, it } from 'vitest'
import { projectFolder } from '@/lib/launch/project-folder'
import { readSettings } from '@/lib/launch/settings'

describe('readSettings', () => {
  it('needs nothing to be set', () => {
    expect(readSettings({})).toEqual({
      home: `${projectFolder}/.recto`,
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      migrateDatabaseUrl: undefined,
      authSecret: undefined,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    const empty = { RECTO_HOME: '', HOST: ' ', PORT: '', DATABASE_URL: '', NEXTAUTH_SECRET: '' }
    expect(readSettings(empty)).toEqual(readSettings({}))
  })

  it('migrates as the app signs in, unless another address is given for it', () => {
    const app = 'postgresql://app@db/recto'
    const owner = 'postgres://owner@db/recto'
    expect(readSettings({ DATABASE_URL: app }).migrateDatabaseUrl).toBe(app)
    expect(readSettings({ DATABASE_URL: app, MIGRATE_DATABASE_URL: owner }).migrateDatabaseUrl).toBe(owner)
  })

  it.each(['0', '65536', '-1', '80.5', 'eighty', '0x50'])('refuses the port %s', port => {
    expect(() => readSettings({ PORT: port })).toThrow('PORT must be a whole number from 1 to 65535.')
  })

  it('names every value that does not fit', () => {
    const wrong = { PORT: 'x', DATABASE_URL: 'mysql://db', MIGRATE_DATABASE_URL: 'db' }
    expect(() => readSettings(wrong)).toThrow(/PORT.*\nDATABASE_URL must.*\nMIGRATE_DATABASE_URL must/)
  })

  it('refuses an address for migrations without one for the app', () => {
    expect(() => readSettings({ MIGRATE_DATABASE_URL: 'postgresql://a@b/c' })).toThrow(/without DATABASE_URL/)
  })
})
