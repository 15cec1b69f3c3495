/**
 * The service worker: opens Recto's pages without a network. The build puts two constants in front of this file
 * (lib/launch/write-service-worker.ts): BUILD names the build, FILES lists every script, style and font of it.
 *
 * Pages come from the network when it answers soon, else as they were kept; each keeps its own headers, so the nonce
 * of its policy fits. Only pages of a signed-in learner are kept, and they go when the server says signed out.
 * Requests of programs (/api) are never touched: their data is in the local store.
 */
const FILES_CACHE = `recto-files-${BUILD}`
const PAGES_CACHE = `recto-pages-${BUILD}`
const VERSION_HEADER = 'x-recto-version'
const FIRST_PAGES = ['/today', '/review', '/mastery', '/notes']
const KEPT_PAGE = /^\/(today|review|mastery|bring|notes(\/[^/]+)?)$/
/** How long the network may take before a kept page is shown instead. */
const PATIENCE_MS = 1_000

/** Rises when pages are forgotten, so that one still on its way is not kept after that. */
let generation = 0

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('message', event => {
  const { type, pages } = event.data
  if (type === 'take-over') event.waitUntil(self.skipWaiting())
  if (type === 'keep') event.waitUntil(keep(pages))
  if (type === 'forget') event.waitUntil(forgetPages())
})
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(openPage(event))
  else if (pathname.startsWith('/_next/static/') || pathname.startsWith('/tool-specs/')) {
    event.respondWith(openFile(request))
  }
})

async function install() {
  const cache = await caches.open(FILES_CACHE)
  await Promise.all(
    FILES.map(async file => {
      // Names carry a hash of the content: what the version before had under the same name need not come again.
      const known = await caches.match(file)
      if (known === undefined) await cache.add(file)
      else await cache.put(file, known)
    }),
  )
  await cache.add('/offline')
}

/** The version before goes only when its pages are replaced: they need its files. */
async function activate() {
  await self.clients.claim()
  const old = (await caches.keys()).filter(
    name => name.startsWith('recto-') && name !== FILES_CACHE && name !== PAGES_CACHE,
  )
  const hadPages = old.some(name => name.startsWith('recto-pages-'))
  if (hadPages && !(await keepEach(FIRST_PAGES.map(path => ({ path, version: '' }))))) return
  await Promise.all(old.map(name => caches.delete(name)))
}

async function openFile(request) {
  const known = await caches.match(request.url)
  // A worker reads its own address, down to what follows the '#'. A kept answer would bring the address it was kept
  // under; one without an address leaves the worker the one it was asked for by.
  if (known !== undefined && request.destination === 'worker') return new Response(known.body, known)
  if (known !== undefined) return known
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(FILES_CACHE)).put(request.url, answer.clone())
  return answer
}

async function openPage(event) {
  const url = new URL(event.request.url)
  const kept = KEPT_PAGE.test(url.pathname) ? await findPage(url.pathname) : undefined
  const coming = fetch(event.request).then(answer => noteAnswer(event, url, answer))
  const settled = coming.catch(() => undefined)
  event.waitUntil(settled)
  if (kept === undefined)
    return (
      (await settled) ?? caches.match('/offline', { ignoreVary: true }).then(page => page ?? Response.error())
    )
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE_MS))
  const first = await Promise.race([settled, late])
  return first === undefined || first.status >= 500 ? kept : first
}

async function findPage(pathname) {
  const here = await (await caches.open(PAGES_CACHE)).match(pathname, { ignoreVary: true })
  return here ?? caches.match(pathname, { ignoreVary: true })
}

/** Keeps a page that just came; a page that sends the learner away means that nobody is signed in. */
async function noteAnswer(event, url, answer) {
  if (!KEPT_PAGE.test(url.pathname)) return answer
  if (isSignedOut(answer)) await forgetPages()
  // What stands after the question mark is in the page too, so only the plain address is kept.
  else if (answer.ok && url.search === '')
    event.waitUntil(store(url.pathname, answer.clone(), '', generation))
  return answer
}

function isSignedOut(answer) {
  return answer.type === 'opaqueredirect' || answer.redirected
}

async function store(pathname, answer, version, begun) {
  const headers = new Headers(answer.headers)
  headers.set(VERSION_HEADER, version)
  const body = await answer.blob()
  if (begun !== generation) return
  const cache = await caches.open(PAGES_CACHE)
  await cache.put(pathname, new Response(body, { status: answer.status, headers }))
}

/** Fetches the pages whose version is not the kept one, and drops notes that are no longer listed. */
async function keep(pages) {
  await keepEach(pages)
  const listed = new Set(pages.map(({ path }) => path))
  const cache = await caches.open(PAGES_CACHE)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/notes/') && !listed.has(pathname)) await cache.delete(request)
  }
}

/** One after the other: this must not be in the way of what the learner does. Whether all are there now. */
async function keepEach(pages) {
  const begun = generation
  const cache = await caches.open(PAGES_CACHE)
  for (const { path, version } of pages) {
    const known = await cache.match(path, { ignoreVary: true })
    if (known?.headers.get(VERSION_HEADER) === version && version !== '') continue
    const answer = await fetch(path, { redirect: 'manual', credentials: 'same-origin' }).catch(
      () => undefined,
    )
    if (answer === undefined || begun !== generation) return false
    if (isSignedOut(answer)) {
      await forgetPages()
      return false
    }
    if (answer.ok) await store(path, answer, version, begun)
  }
  return true
}

async function forgetPages() {
  generation += 1
  const names = (await caches.keys()).filter(name => name.startsWith('recto-pages-'))
  await Promise.all(names.map(name => caches.delete(name)))
}
