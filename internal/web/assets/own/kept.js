// Keeps hours on the phone while there is no signal, and sends them when there
// is. The form works without this script; with it, nothing typed is lost.
const HOURS = 'ownway-hours'
const STYLES = 'ownway-styles'
const WHO = document.body.dataset.who // empty when nobody is signed in
const PAGES = 'ownway-work-' + WHO
const notice = document.querySelector('[data-kept]')
const form = document.querySelector('form[data-keep]')

const waiting = () => JSON.parse(localStorage.getItem(HOURS) || '{}')

function keep (path, entries) {
  const all = waiting()
  if (entries) all[path] = entries
  else delete all[path]
  localStorage.setItem(HOURS, JSON.stringify(all))
}

// Only hours that this page is about are spoken of: another PA may have used
// this phone.
const here = (path) => document.querySelector(`form[action="${CSS.escape(path)}"], a[href^="${CSS.escape(path)}"]`) !== null

function tell () {
  if (notice) notice.hidden = !Object.keys(waiting()).some(here)
}

async function signal () {
  try {
    return (await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok
  } catch {
    return false
  }
}

// Sends what waits. The server takes the same hours twice as once. What it
// refuses is sent as the form itself would be, so that the page says why.
async function send () {
  for (const [path, entries] of Object.entries(waiting())) {
    if (!here(path)) continue
    let answer
    try {
      answer = await fetch(path, { method: 'POST', body: new URLSearchParams(entries) })
    } catch {
      return
    }
    const at = new URL(answer.url)
    if (answer.ok && at.searchParams.has('logged')) {
      keep(path)
      location.assign(at.href)
      return
    }
    if (answer.status === 422) {
      keep(path)
      sendAsForm(path, entries)
      return
    }
  }
  tell()
}

function sendAsForm (path, entries) {
  const copy = document.createElement('form')
  copy.method = 'post'
  copy.action = path
  for (const [name, value] of entries) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    copy.append(field)
  }
  document.body.append(copy)
  copy.submit()
}

// Another may have signed in since on this phone, or nobody is signed in any
// more: their pages are thrown away. Styles tell nothing about anyone.
async function tidy () {
  if (!('caches' in window)) return
  for (const name of await caches.keys()) {
    if (name.startsWith('ownway-') && name !== STYLES && (!WHO || name !== PAGES)) await caches.delete(name)
  }
}

tidy()

if (form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const entries = [...new FormData(form, event.submitter)]
    const path = new URL(form.action).pathname
    if (await signal()) {
      keep(path)
      form.submit()
      return
    }
    keep(path, entries)
    tell()
    if (notice) {
      notice.focus()
      notice.scrollIntoView()
    }
  })
}

if (notice) {
  tell()
  const trySending = async () => {
    if (Object.keys(waiting()).some(here) && await signal()) await send()
  }
  window.addEventListener('online', trySending)
  setInterval(trySending, 15000)
  trySending()
  if ('serviceWorker' in navigator) keepPages()
}

// Keeps this page, and those on which hours are told, for when there is no signal.
async function keepPages () {
  await navigator.serviceWorker.register('/offline.js', { scope: '/work' })
  const kept = await caches.open(PAGES)
  const shared = await caches.open(STYLES)
  const own = [...document.querySelectorAll('a[data-keep]')].map((link) => new URL(link.href).pathname)
  const styles = [...document.querySelectorAll('link[href^="/assets/"], script[src^="/assets/"]')].map((one) => one.href || one.src)
  for (const address of [location.pathname, ...own, ...styles]) {
    try {
      const answer = await fetch(address)
      if (!answer.ok || answer.redirected) continue
      const at = new URL(address, location.href).href
      if (styles.includes(at)) await shared.put(at, answer)
      else if (answer.headers.get('Ownway-Who') === WHO) await kept.put(at, await untilSignedOut(answer))
    } catch {
      return
    }
  }
  document.documentElement.dataset.kept = 'yes'
}

// Notes on a page until when whoever opened it stays signed in, by the phone's clock.
async function untilSignedOut (answer) {
  const headers = new Headers(answer.headers)
  headers.set('Ownway-Until', String(Date.now() + 1000 * Number(headers.get('Ownway-Left'))))
  return new Response(await answer.blob(), { status: answer.status, headers })
}

for (const out of document.querySelectorAll('form[action^="/sign-out"]')) {
  out.addEventListener('submit', () => { if ('caches' in window) caches.delete(PAGES) })
}
