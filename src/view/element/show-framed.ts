import { make } from '../dom.ts'
import theme from '../styles/theme.css?inline'
import {
  DRIVEN,
  type FromFrame,
  fromFrame,
  GREETING,
  listen,
  MOST_OF_A_VARIABLE,
  type Order,
  orderOf,
  shownReportOf,
  type ToFrame,
} from './protocol.ts'
import type { RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import { type AuthorContent, cardOf, type TagRequest } from './tag-request.ts'

/** A frame that has not loaded by then will not: there is no network, or the page blocks it, which Firefox reports by no event. ms */
const LOADS = 10_000
/** Its script has run when it has loaded; one that does not answer then is another page: an error, or blocked by the page's own headers. ms */
const ANSWERS = 3000
/** A frame of no height is not drawn, and what is not drawn does not find out how high it is. px */
const LEAST_HEIGHT = 64
/** Above the results of every experiment, on the narrowest screen. px */
const MOST_HEIGHT = 20_000

/** What styles/theme.css reads of a page around it. */
const VARIABLES = [...new Set(theme.match(/--gil-lab-[\w-]+/g))]

/**
 * Runs in an iframe of the lab's embed/, which sees to its own isolation; where it can get none it replays. Undefined where the frame does not
 * answer. Loaded a second time (by its service worker, or because the element was moved) it is greeted, and asked, once more.
 */
export async function showFramed(
  tag: TagRequest,
  content: AuthorContent,
  display: RunDisplay,
  follower: RunFollower,
): Promise<ShownReport | undefined> {
  const frame = make('iframe', {
    src: `${tag.lab}embed/?theme=${tag.theme}${DRIVEN}`,
    title: `Results: ${cardOf(tag).title}`,
    part: 'frame',
    style: `height:${LEAST_HEIGHT}px`,
  })
  try {
    const shown = await new Promise<ShownReport | undefined>((resolve, reject) => {
      const order = () => orderOf(tag, content, lookOf(display))
      const conversation = new Conversation(frame, new URL(tag.lab).origin, order, hearing(display, follower), { resolve, reject })
      follower.signal.addEventListener('abort', () => conversation.stop())
      frame.addEventListener('load', () => conversation.begin())
      display.stage.append(frame)
    })
    if (!shown) frame.remove()
    return shown
  } catch (error) {
    frame.remove()
    throw error
  }
}

/** With one frame, however often it loads. */
class Conversation {
  private silence: ReturnType<typeof setTimeout>
  private port: MessagePort | undefined
  private isOrdered = false
  /** What comes later than the answer can only be how high the frame's content has become. */
  private isAnswered = false
  private greeted: Window | null = null

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly order: () => Order,
    private readonly hear: (news: FromFrame) => void,
    private readonly end: { readonly resolve: (shown?: ShownReport) => void; readonly reject: (error: unknown) => void },
  ) {
    this.silence = setTimeout(end.resolve, LOADS)
  }

  begin(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.silent(), ANSWERS)
    this.greeted = this.frame.contentWindow
    this.port?.close()
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    this.isOrdered = false
    const from = { sender: `The frame of ${this.origin}`, schema: fromFrame(this.origin) }
    listen(port1, from, { take: (message) => this.take(message), refuse: (problem) => this.end.reject(problem) })
    // Only the frame, and only a document of the lab's origin gets the port: a page in its place (an error, a login) does not.
    this.greeted?.postMessage(GREETING, this.origin, [port2])
  }

  private take(message: FromFrame): void {
    if (message.what === 'height') {
      this.frame.style.height = `${Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.ceil(message.height)))}px`
    } else if (message.what === 'present') {
      clearTimeout(this.silence)
    } else if (message.what === 'settled') {
      if (!this.isOrdered) this.send(this.order())
      this.isOrdered = true
    } else if (message.what === 'answer') {
      this.isAnswered = true
      void new Promise<ShownReport>((resolve) => resolve(shownReportOf(message.answer))).then(this.end.resolve, this.end.reject)
    } else if (!this.isAnswered) {
      this.hear(message)
    }
  }

  private send(message: ToFrame): void {
    this.port?.postMessage(message)
  }

  private silent(): void {
    // Moved meanwhile, it has another window, and is greeted there as soon as that has loaded.
    if (this.frame.contentWindow === this.greeted) this.end.resolve()
    else this.silence = setTimeout(this.end.resolve, LOADS)
  }

  stop(): void {
    clearTimeout(this.silence)
    // A frame that does not measure yet, or was removed with its element, has nothing to end.
    if (this.isOrdered && this.frame.isConnected) this.send({ what: 'stop' })
    else this.end.reject(new DOMException('The run was stopped.', 'AbortError'))
  }
}

function hearing(display: RunDisplay, { onProgress }: RunFollower): (news: FromFrame) => void {
  return (news) => {
    if (news.what === 'progress') onProgress(news.progress)
    else if (news.what === 'words') display.say(news.words)
    else if (news.what === 'offer') display.offer(news.liveUrl)
    else if (news.what === 'meter') display.progress(news.done, news.total)
  }
}

function lookOf({ stage }: RunDisplay): Order['look'] {
  const style = getComputedStyle(stage)
  return Object.fromEntries(
    VARIABLES.map((name) => [name, style.getPropertyValue(name)]).filter(([, value = '']) => value && value.length <= MOST_OF_A_VARIABLE),
  )
}
