import { proxy, type Remote, releaseProxy, wrap } from 'comlink'
import { make } from '../dom.ts'
import { type Asked, cardOf } from './asked.ts'
import type { Given } from './given.ts'
import type { Following, Place, Shown } from './place.ts'
import { type FrameAnswer, type FrameLab, type FrameNews, GREETING, type Look, shownOf } from './protocol.ts'

/** A frame that has not answered by then will not: blocked by the page's own headers, or no network. ms */
const SILENCE = 10_000
/** A frame of no height is not drawn, and what is not drawn does not find out how high it is. px */
const LEAST_HEIGHT = 64

/** The variables that themes are made of: those that styles/theme.css reads. */
const VARIABLES = ['paper', 'raised', 'ink', 'faint', 'line', 'edge', 'accent', 'on-accent'].map((name) => `--gil-lab-${name}`)

/**
 * Runs in an iframe of the lab's embed/, which sees to its own isolation; where it can get none it replays. Undefined where the frame does not
 * answer. Loaded a second time (by its service worker, or because the element was moved) it is greeted, and asked, once more.
 */
export async function showFramed(asked: Asked, file: Given, place: Place, following: Following): Promise<Shown | undefined> {
  const frame = make('iframe', {
    src: `${asked.lab}embed/?theme=${asked.theme}#driven`,
    title: `Results: ${cardOf(asked).title}`,
    part: 'frame',
    style: `height:${LEAST_HEIGHT}px`,
  })
  const hear = hearing(frame, place, following)
  let lab: Remote<FrameLab> | undefined
  const answer = await new Promise<FrameAnswer | undefined>((resolve, reject) => {
    let silence = setTimeout(resolve, SILENCE)
    const stop = () => {
      void lab?.stop()
      // A frame that was removed with its element answers no more.
      if (!lab || !frame.isConnected) reject(new DOMException('The run was stopped.', 'AbortError'))
    }
    following.signal.addEventListener('abort', stop)
    frame.addEventListener('load', async () => {
      if (following.signal.aborted) return stop()
      clearTimeout(silence)
      silence = setTimeout(resolve, SILENCE)
      const greeted = greet(frame, asked.lab)
      await greeted.ready()
      clearTimeout(silence)
      lab?.[releaseProxy]()
      lab = greeted
      resolve(await greeted.run(asked, file, lookOf(place), proxy(hear)))
    })
    place.stage.append(frame)
  })
  if (!answer) frame.remove()
  return answer && shownOf(answer)
}

function greet(frame: HTMLIFrameElement, lab: string): Remote<FrameLab> {
  const { port1, port2 } = new MessageChannel()
  // Only to the lab itself: a page that was put in its place (an error, a login) is told nothing.
  frame.contentWindow?.postMessage(GREETING, new URL(lab).origin, [port2])
  return wrap<FrameLab>(port1)
}

function hearing(frame: HTMLIFrameElement, place: Place, { onProgress }: Following): (news: FrameNews) => void {
  return (news) => {
    if (news.what === 'progress') onProgress(news.progress)
    else if (news.what === 'words') place.say(news.words)
    else if (news.what === 'offer') place.offer(news.liveUrl)
    else if (news.what === 'meter') place.progress(news.done, news.total)
    else frame.style.height = `${Math.max(LEAST_HEIGHT, Math.ceil(news.height))}px`
  }
}

function lookOf({ stage }: Place): Look {
  const style = getComputedStyle(stage)
  return Object.fromEntries(VARIABLES.map((name) => [name, style.getPropertyValue(name)]).filter(([, value]) => value))
}
