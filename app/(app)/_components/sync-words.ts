import type { LocalSnapshot } from '@/lib/client/data/local-snapshot'

export interface SyncWords {
  readonly short: string
  /** A whole sentence for the tooltip and for screen readers. */
  readonly long: string
  /** Something the learner should know about. */
  readonly isTrouble: boolean
}

/** Where the learner's answers are, in words. */
export function syncWords(sync: LocalSnapshot['sync']): SyncWords {
  const { waiting, rejected } = sync
  const answers = waiting === 1 ? '1 change' : `${waiting} changes`
  if (rejected.length > 0) {
    const count = rejected.length === 1 ? '1 change was' : `${rejected.length} changes were`
    return {
      short: `${rejected.length} refused`,
      long: `${count} refused by the server and kept on this device.`,
      isTrouble: true,
    }
  }
  switch (sync.kind) {
    case 'synced':
      return { short: 'Synced', long: 'Everything is saved on the server.', isTrouble: false }
    case 'syncing':
      return { short: 'Syncing', long: 'Exchanging changes with the server.', isTrouble: false }
    case 'waiting':
      return {
        short: waiting > 0 ? `${waiting} waiting` : 'Syncing',
        long: waiting > 0 ? `${answers} will be sent in a moment.` : 'Fetching your notes.',
        isTrouble: false,
      }
    case 'offline':
      return {
        short: waiting > 0 ? `Offline, ${waiting} waiting` : 'Offline',
        long:
          waiting > 0
            ? `No connection. ${answers} kept on this device will be sent when it is back.`
            : 'No connection. You can go on: answers are kept on this device.',
        isTrouble: true,
      }
    case 'signed-out':
      return {
        short: 'Signed out',
        long: 'You were signed out. Sign in again to send what waits on this device.',
        isTrouble: true,
      }
    case 'failed':
      return {
        short: 'Not synced',
        long: sync.message ?? 'The server and this device do not agree. Trying again.',
        isTrouble: true,
      }
  }
}
