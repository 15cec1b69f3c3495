/**
 * The page's side of the service worker (lib/client/service-worker): starts it, tells it which pages to keep for the
 * time without a network, and forgets them when the learner leaves.
 */
import type { LocalSnapshot } from '../data/local-snapshot'

export interface KeptPage {
  readonly path: string
  /** Another version is another page: it is fetched again. */
  readonly version: string
}

/** Notes beyond this many are read with a network only. */
const MOST_NOTES = 300

/** What a learner needs without a network: the places, and every note as it reads now. */
export function pagesToKeep(
  userId: string,
  { activeNotes, cards }: Pick<LocalSnapshot, 'activeNotes' | 'cards'>,
): readonly KeptPage[] {
  const revs = new Map(activeNotes.map(note => [note.id, note.rev]))
  for (const { noteId, rev } of cards.values()) {
    const known = revs.get(noteId)
    if (known !== undefined && known < rev) revs.set(noteId, rev)
  }
  const newest = Math.max(0, ...revs.values())
  return [
    ...['/today', '/review', '/mastery', '/bring'].map(path => ({ path, version: userId })),
    { path: '/notes', version: `${userId} ${activeNotes.length} ${newest}` },
    ...activeNotes
      .slice(0, MOST_NOTES)
      .map(({ id }) => ({ path: `/notes/${id}`, version: `${userId} ${revs.get(id)}` })),
  ]
}

/**
 * Starts the service worker where the browser has one.
 *
 * @param onUpdate called when another version waits; its argument reloads every tab with it
 * @returns what undoes the listening
 */
export function startServiceWorker(onUpdate: (takeOver: () => void) => void): () => void {
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
  if (workers === undefined) return () => undefined
  const stopped = new AbortController()
  const { signal } = stopped
  const tell = (waiting: ServiceWorker) =>
    onUpdate(() => {
      workers.addEventListener('controllerchange', () => location.reload(), { signal, once: true })
      waiting.postMessage({ type: 'take-over' })
    })
  const watch = (registration: ServiceWorkerRegistration) => {
    if (signal.aborted) return
    if (registration.waiting !== null && workers.controller !== null) tell(registration.waiting)
    const onFound = () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        // Without a controller this is the first version: nothing to tell.
        if (coming.state === 'installed' && workers.controller !== null) tell(coming)
      })
    }
    registration.addEventListener('updatefound', onFound, { signal })
  }
  // A browser may refuse (private windows); everything but opening pages offline works without.
  workers.register('/sw.js').then(watch, () => undefined)
  return () => stopped.abort()
}

/** Asks the service worker to keep these pages; resolves when it was asked. */
export async function keepPages(pages: readonly KeptPage[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: 'keep', pages })
}

/** Forgets every kept page at once, for whoever opens this browser next. */
export async function forgetKeptPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.controller?.postMessage({ type: 'forget' })
  const names = (await caches.keys()).filter(name => name.startsWith('recto-pages-'))
  await Promise.all(names.map(name => caches.delete(name)))
}
