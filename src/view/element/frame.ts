// embed/index.html: what <gil-lab> opens where its own page is not isolated, and what a blog without scripts of its own frames itself.
import { expose } from 'comlink'
import { ensureFrameIsolation } from '../../hosting/ensure-isolation.ts'
import { make } from '../dom.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import theme from '../styles/theme.css?inline'
import css from './frame.css?inline'
import { GilLab } from './gil-lab.ts'
import { climb } from './ladder.ts'
import type { Place, Told } from './place.ts'
import { answered, DRIVEN, type FrameLab, GREETING, type Hearing, type Look } from './protocol.ts'
import { adopt } from './sheets.ts'

GilLab.inFrame = true
GilLab.site = new URL('../', location.href).href
customElements.define('gil-lab', GilLab)
adopt(document, theme)
adopt(document, css)

/** On a host without headers the site's service worker gives them, where that helps, and this document is loaded once more. */
const isolation = ensureFrameIsolation()
const asked = new URLSearchParams(location.search)
document.documentElement.style.colorScheme = { light: 'light', dark: 'dark' }[asked.get('theme') ?? ''] ?? ''

/** This document ends for good: its element was moved, or taken away. */
let leaving = false
addEventListener('pagehide', (event) => {
  leaving = !(event as PageTransitionEvent).persisted
})

/** An element of ours drives this frame: it has the buttons, and here is only what was measured. */
function driven(): FrameLab {
  let running = new AbortController()
  return {
    present: () => {},
    settled: async () => {
      if ((await isolation) === 'reloading') await nobodyAnswers()
    },
    stop: () => running.abort(),
    run: async (what, given, look, hear) => {
      running = new AbortController()
      const { signal } = running
      const place = placeFor(look, hear)
      const onProgress = (progress: Told) => hear({ what: 'progress', progress })
      const answer = await answered(() => climb(what, place, { inFrame: true, given, signal, onProgress }))
      // The end of a document hides it, which stops the run: moved, the element asks the next document.
      if (leaving) await nobodyAnswers()
      return answer
    },
  }
}

/** For a document that is about to end. */
function nobodyAnswers(): Promise<never> {
  return new Promise(() => {})
}

function placeFor(look: Look, hear: Hearing): Place {
  for (const [name, value] of Object.entries(look)) document.documentElement.style.setProperty(name, value)
  const stage = make('main')
  document.body.replaceChildren(stage)
  new ResizeObserver(() => hear({ what: 'height', height: stage.offsetHeight })).observe(stage)
  return {
    root: document,
    stage,
    say: (words) => hear({ what: 'words', words }),
    offer: (liveUrl) => hear({ what: 'offer', liveUrl }),
    progress: (done, total) => hear({ what: 'meter', done, total }),
  }
}

addEventListener('message', ({ data, ports, source }) => {
  if (data === GREETING && source === window.parent && ports[0]) expose(driven(), ports[0])
})

/** Framed by an author: the element itself, which measures when its button here is pressed. What a link holds is shown, and not run by itself. */
async function framedByAuthor(): Promise<void> {
  // A click before this document is loaded once more would be lost.
  if ((await isolation) === 'reloading') return
  const element = document.createElement('gil-lab') as GilLab
  for (const name of ['experiment', 'gil', 'threads', 'mode', 'theme']) {
    const value = asked.get(name)
    if (value !== null) element.setAttribute(name, value)
  }
  if (location.hash) await (await import('./linked.ts')).giveLinked(element, location.hash)
  document.body.append(element)
}

if (location.hash !== DRIVEN) {
  framedByAuthor().catch((error) => document.body.replaceChildren(problemBox(problemOf(error))))
}
