// Lets a personal assistant open the page on which they tell their hours where
// there is no signal. It keeps only the page of their work and those of hours
// that were opened, with the styles and scripts of those: nothing on which a
// National Insurance number or a year's pay stands. They are kept for one account
// and as long as it is signed in; another's are thrown away (see kept.js).
const KEPT = 'ownway-work-'
const STYLES = 'ownway-styles'
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
  const kept = await caches.open(STYLES)
  const found = await kept.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request, answer.clone())
  return answer
}

// A page is kept by its address alone, without what it was asked.
async function freshFirst (request) {
  const address = new URL(request.url)
  address.search = ''
  try {
    const answer = await fetch(request)
    const who = answer.headers.get('Ownway-Who')
    if (who) await keepOnly(KEPT + who)
    if (who && answer.ok && !answer.redirected) {
      const kept = await caches.open(KEPT + who)
      await kept.put(address.href, await untilSignedOut(answer.clone()))
    }
    return answer
  } catch (lost) {
    const found = await caches.match(address.href)
    if (found && Number(found.headers.get('Ownway-Until')) > Date.now()) return found
    if (found) await keepOnly('')
    throw lost
  }
}

async function keepOnly (mine) {
  for (const name of await caches.keys()) {
    if (name.startsWith(KEPT) && name !== mine) await caches.delete(name)
  }
}

// Notes on a page until when whoever opened it stays signed in, by the phone's clock.
async function untilSignedOut (answer) {
  const headers = new Headers(answer.headers)
  headers.set('Ownway-Until', String(Date.now() + 1000 * Number(headers.get('Ownway-Left'))))
  return new Response(await answer.blob(), { status: answer.status, headers })
}
