// embed/index.html: what <gil-lab> opens where its own page is not isolated, and what a blog without scripts of its own frames itself.
import { expose } from 'comlink'
import { make } from '../dom.ts'
import theme from '../styles/theme.css?inline'
import { ATTRIBUTES } from './asked.ts'
import css from './frame.css?inline'
import { GilLab } from './gil-lab.ts'
import { ascend } from './ladder.ts'
import type { Place } from './place.ts'
import { answered, type FrameLab, GREETING, type Hearing, type Look } from './protocol.ts'
import { adopt } from './sheets.ts'

GilLab.inFrame = true
GilLab.site = new URL('../', location.href).href
customElements.define('gil-lab', GilLab)
adopt(document, theme)
adopt(document, css)

const isolated = Promise.resolve()
const asked = new URLSearchParams(location.search)
document.documentElement.style.colorScheme = { light: 'light', dark: 'dark' }[asked.get('theme') ?? ''] ?? ''

/** An element of ours drives this frame: it has the buttons, and here is only what was measured. */
function driven(): FrameLab {
  let running = new AbortController()
  return {
    ready: () => isolated,
    stop: () => running.abort(),
    run: (what, file, look, hear) => {
      running = new AbortController()
      const { signal } = running
      const place = placeFor(look, hear)
      return answered(() =>
        ascend(what, file, place, { inFrame: true, signal, onProgress: (progress) => hear({ what: 'progress', progress }) }),
      )
    },
  }
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

/** Framed by an author: the element itself, which measures when its button here is pressed. */
if (location.hash !== '#driven') {
  const element = make('gil-lab' as 'div')
  for (const name of ATTRIBUTES) {
    const value = asked.get(name)
    if (value !== null && name !== 'lab') element.setAttribute(name, value)
  }
  document.body.append(element)
}
