// What makes the desk open like an app: the page's own files, and nothing that the office ever said (no /desk/api).
// The file names carry a hash of what is in them, so a kept one is never old; the page itself is asked for first.
const SHELL = 'mingli-desk-shell'
const PAGE = '/desk'

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(fetch(PAGE).then(keepPage))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/desk/api')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/desk/assets/')) event.respondWith(asset(request))
})

async function page(request) {
  try {
    const answer = await fetch(request)
    await keepPage(answer.clone())
    return answer
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

/** A page that changed brings other files with it: the old ones go. */
async function keepPage(answer) {
  const text = answer.ok ? await answer.clone().text() : ''
  if (!text.includes('/desk/assets/')) return
  const kept = await caches.match(PAGE)
  if ((await kept?.text()) === text) return
  await caches.delete(SHELL)
  const shell = await caches.open(SHELL)
  await shell.addAll(text.match(/\/desk\/assets\/[\w.-]+/g))
  await shell.put(PAGE, answer)
}

async function asset(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(SHELL)).put(request, answer.clone())
  return answer
}
