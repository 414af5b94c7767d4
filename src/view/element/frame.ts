// The page embed/index.html. <gil-lab> opens it if the surrounding page is not isolated. A blog that allows no scripts can frame it
// directly.
import { ensureFrameIsolation } from '../../hosting/ensure-isolation.ts'
import { make } from '../dom.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import theme from '../styles/theme.css?inline'
import { showWithFallbacks } from './fallbacks.ts'
import css from './frame.css?inline'
import { GilLab } from './gil-lab.ts'
import { answered, DRIVEN, type FromFrame, GREETING, listen, type Order, refused, TO_FRAME } from './protocol.ts'
import type { EmbedProgress, RunDisplay } from './run-display.ts'
import { adopt } from './sheets.ts'
import { ATTRIBUTES, type AttributeName } from './tag-names.ts'
import type { AuthorContent, TagRequest } from './tag-request.ts'

GilLab.inFrame = true
GilLab.site = new URL('../', location.href).href
customElements.define('gil-lab', GilLab)
adopt(document, theme)
adopt(document, css)

/** If the host sends no isolation headers, the site's service worker may provide them. This document then loads a second time. */
const isolation = ensureFrameIsolation()
const parameters = new URLSearchParams(location.search)
document.documentElement.style.colorScheme = { light: 'light', dark: 'dark' }[parameters.get('theme') ?? ''] ?? ''

/** True once this document is being discarded, because its element was moved or removed. */
let leaving = false
addEventListener('pagehide', (event) => {
  leaving = !(event as PageTransitionEvent).persisted
})

/** Aborts the run of the element that drives this frame. */
let running = new AbortController()

/**
 * Receives the orders of a <gil-lab> element in the surrounding page. The element has the buttons, and the frame shows the results. A page
 * of any origin may send orders. Even a hostile page can only choose what runs, and read the report.
 */
addEventListener('message', ({ data, ports: [port], source }) => {
  if (location.hash !== DRIVEN || data !== GREETING || source !== window.parent || !port) return
  const send = (message: FromFrame) => port.postMessage(message)
  running.abort()
  running = new AbortController()
  const { signal } = running
  let isOrdered = false
  const take = (order: Order) => {
    if (!isOrdered) void obey(order, signal, send)
    isOrdered = true
  }
  listen(
    port,
    { sender: 'The page around the lab', schema: TO_FRAME },
    {
      take: (message) => (message.what === 'stop' ? running.abort() : take(message)),
      refuse: (problem) => {
        running.abort()
        send({ what: 'answer', answer: refused(problem) })
      },
    },
  )
  send({ what: 'present' })
  // A document that is about to reload never sends `settled`, so it gets no order.
  void isolation.then((found) => found !== 'reloading' && send({ what: 'settled' }))
})

async function obey(order: Order, signal: AbortSignal, send: (message: FromFrame) => void): Promise<void> {
  const display = displayFor(order, send)
  const onProgress = (progress: EmbedProgress) => send({ what: 'progress', progress })
  const answer = await answered(() =>
    showWithFallbacks(tagRequestOfOrder(order), display, {
      inFrame: true,
      content: contentOfOrder(order),
      signal,
      onProgress,
      ...(order.guess !== undefined && { guess: order.guess }),
      ...(order.isPrecise && { isPrecise: true }),
    }),
  )
  // When the browser discards this document, the run stops. The document then sends no answer, because an answer would end the element's
  // run too. If the element was only moved, it sends its order again, to the next document.
  if (!leaving) send({ what: 'answer', answer })
}

/**
 * The request that an order makes. It has no `src`, so a page of another origin cannot make the frame fetch a file, except recordings of
 * the frame's own lab.
 */
function tagRequestOfOrder({ experiment, gils, threads, evalBreaker, mode, compact, compare, hide }: Order): TagRequest {
  const none = { src: undefined, program: undefined, source: undefined } as const
  return { ...none, experiment, gils, threads, evalBreaker, compact, compare, hide, mode, theme: 'auto', lab: GilLab.site }
}

function contentOfOrder({ program, settings }: Order): AuthorContent {
  return { ...(program && { program }), ...(settings && { settings }) }
}

function displayFor({ look, language }: Order, send: (message: FromFrame) => void): RunDisplay {
  for (const [name, value] of Object.entries(look)) document.documentElement.style.setProperty(name, value)
  // The page around the frame has a landmark of its own, so this is a plain element.
  const stage = make('div', { class: 'whole' })
  document.body.replaceChildren(stage)
  new ResizeObserver(() => send({ what: 'height', height: stage.offsetHeight })).observe(stage)
  return {
    root: document,
    language,
    stage,
    say: (words) => send({ what: 'words', words }),
    offer: (liveUrl) => send({ what: 'offer', liveUrl }),
    progress: (done, total) => send({ what: 'meter', done, total }),
  }
}

/** Attributes with addresses. A page of another origin must not make the frame fetch them. */
const FETCHED: readonly AttributeName[] = ['src', 'messages', 'lab']

/**
 * Fills this page if an author frames it without a <gil-lab> element around it. The page gets one element, which measures when the reader
 * presses Run. If the page's address ends with a permalink's fragment, the page shows that permalink's program or
 * schedule.
 */
async function framedByAuthor(): Promise<void> {
  // A document that is about to reload shows no element, because a click on it would be lost.
  if ((await isolation) === 'reloading') return
  const element = document.createElement('gil-lab') as GilLab
  for (const name of ATTRIBUTES.filter((one) => !FETCHED.includes(one))) {
    const value = parameters.get(name)
    if (value !== null) element.setAttribute(name, value)
  }
  document.body.append(location.hash ? await (await import('./apply-link.ts')).applyLink(element, location.hash) : element)
}

if (location.hash !== DRIVEN) {
  framedByAuthor().catch((error) => document.body.replaceChildren(problemBox(problemOf(error))))
}
