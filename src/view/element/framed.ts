import { proxy, type Remote, wrap } from 'comlink'
import { make } from '../dom.ts'
import theme from '../styles/theme.css?inline'
import { type Asked, cardOf, type Given } from './asked.ts'
import type { Following, Place, Shown } from './place.ts'
import { DRIVEN, type FrameAnswer, type FrameLab, type FrameNews, GREETING, type Look, shownOf } from './protocol.ts'

/** A frame that has not loaded by then will not: there is no network, or the page blocks it, which Firefox tells by no event. ms */
const LOADS = 10_000
/** Its script has run when it has loaded; one that does not answer then is another page: an error, or blocked by the page's own headers. ms */
const ANSWERS = 3000
/** A frame of no height is not drawn, and what is not drawn does not find out how high it is. px */
const LEAST_HEIGHT = 64

/** What styles/theme.css reads of a page around it. */
const VARIABLES = [...new Set(theme.match(/--gil-lab-[\w-]+/g))]

/**
 * Runs in an iframe of the lab's embed/, which sees to its own isolation; where it can get none it replays. Undefined where the frame does not
 * answer. Loaded a second time (by its service worker, or because the element was moved) it is greeted, and asked, once more.
 */
export async function showFramed(asked: Asked, given: Given, place: Place, following: Following): Promise<Shown | undefined> {
  const frame = make('iframe', {
    src: `${asked.lab}embed/?theme=${asked.theme}${DRIVEN}`,
    title: `Results: ${cardOf(asked).title}`,
    part: 'frame',
    style: `height:${LEAST_HEIGHT}px`,
  })
  const hear = hearing(frame, place, following)
  const ask = (lab: Remote<FrameLab>) => lab.run(asked, given, lookOf(place), proxy(hear))
  const answer = await new Promise<FrameAnswer | undefined>((resolve, reject) => {
    const conversation = new Conversation(frame, asked.lab, ask, { resolve, reject })
    following.signal.addEventListener('abort', () => conversation.stop())
    frame.addEventListener('load', () => void conversation.begin().catch(reject))
    place.stage.append(frame)
  })
  if (!answer) frame.remove()
  return answer && shownOf(answer)
}

/** With one frame, however often it loads. */
class Conversation {
  private silence: ReturnType<typeof setTimeout>
  private lab: Remote<FrameLab> | undefined
  private greeted: Window | null = null

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly site: string,
    private readonly ask: (lab: Remote<FrameLab>) => Promise<FrameAnswer>,
    private readonly end: { readonly resolve: (answer?: FrameAnswer) => void; readonly reject: (error: unknown) => void },
  ) {
    this.silence = setTimeout(end.resolve, LOADS)
  }

  async begin(): Promise<void> {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.silent(), ANSWERS)
    this.greeted = this.frame.contentWindow
    const lab = greet(this.frame, this.site)
    await lab.present()
    clearTimeout(this.silence)
    await lab.settled()
    this.lab = lab
    this.end.resolve(await this.ask(lab))
  }

  private silent(): void {
    // Moved meanwhile, it has another window, and is greeted there as soon as that has loaded.
    if (this.frame.contentWindow === this.greeted) this.end.resolve()
    else this.silence = setTimeout(this.end.resolve, LOADS)
  }

  stop(): void {
    clearTimeout(this.silence)
    // A frame that does not measure yet, or was removed with its element, has nothing to end.
    if (this.lab && this.frame.isConnected) void this.lab.stop()
    else this.end.reject(new DOMException('The run was stopped.', 'AbortError'))
  }
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
