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
import { nameOfResults } from './results-for.ts'
import type { RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import type { AuthorContent, TagRequest } from './tag-request.ts'

/**
 * Time limit for the frame to load, ms. After this time, the element assumes that the network is down or that the page blocks the frame.
 * Firefox sends no event when the page blocks a frame.
 */
const LOADS = 10_000
/**
 * Time limit for a loaded frame to answer the greeting, ms. A frame that does not answer contains an error page, or the page's headers have
 * blocked it.
 */
const ANSWERS = 3000
/** Minimum height of the frame, px. A frame without height is not rendered, so it could not measure the height of its content. */
const LEAST_HEIGHT = 64
/** Maximum height of the frame, px. It is more than the results of any experiment need on the narrowest screen. */
const MOST_HEIGHT = 20_000

/** The variables that styles/theme.css reads from the surrounding page. */
const VARIABLES = [...new Set(theme.match(/--gil-lab-[\w-]+/g))]

/**
 * Shows a run in an iframe with the lab's embed/index.html. The frame isolates itself. If it cannot, it shows a recorded run. A frame may
 * load again, for its service worker or because the element was moved. After each load, it receives the greeting and the order once more.
 * @returns undefined if the frame does not answer
 * @throws the error that the frame reports, LabError if a message is outside the protocol, AbortError if the run was stopped
 */
export async function showFramed(
  tag: TagRequest,
  content: AuthorContent,
  display: RunDisplay,
  follower: RunFollower,
): Promise<ShownReport | undefined> {
  const frame = make('iframe', {
    src: `${tag.lab}embed/?theme=${tag.theme}${DRIVEN}`,
    title: nameOfResults(tag, content),
    part: 'frame',
    style: `height:${LEAST_HEIGHT}px`,
  })
  try {
    const shown = await new Promise<ShownReport | undefined>((resolve, reject) => {
      const order = () => orderOf(tag, content, { look: lookOf(display), language: display.language, ...follower })
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

/** The exchange of messages with one frame, across its reloads. */
class Conversation {
  private silence: ReturnType<typeof setTimeout>
  private port: MessagePort | undefined
  private isOrdered = false
  /** True after the frame has sent its result. From then on, only the frame's height matters. */
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
    // Only a document of the lab's origin receives the port. Another page in the frame, such as an error page or a login page, does not.
    this.greeted?.postMessage(GREETING, this.origin, [port2])
  }

  /** False after a move or a removal of the element, which discards the greeted document. */
  private get isCurrent(): boolean {
    return this.greeted !== null && this.frame.contentWindow === this.greeted
  }

  private take(message: FromFrame): void {
    // A discarded document can still send an answer, for example that a fetch failed because it was discarded.
    if (!this.isCurrent) return
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
    // If the element was moved after the greeting, the frame has a new window. The new window gets a greeting when it has loaded.
    if (this.isCurrent) this.end.resolve()
    else this.silence = setTimeout(this.end.resolve, LOADS)
  }

  stop(): void {
    clearTimeout(this.silence)
    // A document that has its order stops the run itself. Without such a document nothing runs, so the promise of showFramed() is rejected
    // here.
    if (this.isOrdered && this.isCurrent) this.send({ what: 'stop' })
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
