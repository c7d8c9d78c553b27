// Lets a personal assistant open the page on which they tell their hours where
// there is no signal. It keeps only the page of their work and those of hours
// that were opened, with the styles and scripts of those: nothing on which a
// National Insurance number or a year's pay stands. Signing out throws them away.
const KEPT = 'ownway-work'
const PAGES = /^\/work(\/[^\/]+\/hours)?$/

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) {
    event.respondWith(keptFirst(request))
  } else if (request.mode === 'navigate' && PAGES.test(pathname)) {
    event.respondWith(freshFirst(request))
  }
})

// An asset never changes under its name.
async function keptFirst (request) {
  const kept = await caches.open(KEPT)
  const found = await kept.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request, answer.clone())
  return answer
}

// A page is kept by its address alone, without what it was asked.
async function freshFirst (request) {
  const kept = await caches.open(KEPT)
  const address = new URL(request.url)
  address.search = ''
  try {
    const answer = await fetch(request)
    if (answer.ok && !answer.redirected) await kept.put(address.href, answer.clone())
    return answer
  } catch (lost) {
    const found = await kept.match(address.href)
    if (found) return found
    throw lost
  }
}
