// The script of perfetto.html. messages.ts says why the page exists.
import { digits } from '../../model/number-format.ts'
import { make } from '../dom.ts'
import { channelOf, isTrace, type TraceMessage, WANTED } from './messages.ts'

/** Source of the protocol: docs/visualization/deep-linking-to-perfetto-ui.md in github.com/google/perfetto. */
const PERFETTO = 'https://ui.perfetto.dev'
const PING_EVERY_MS = 50
/** After this time without an answer, the page says that Perfetto does not answer. It goes on asking. */
const PATIENCE_MS = 10_000
/** The lab's page answers at once, unless it was closed. */
const ANSWER_WITHIN_MS = 3000

const place = document.getElementById('bridge')!
const status = make('p', { role: 'status' }, 'Waiting for the trace from the page of the lab.')
place.replaceChildren(status)

const channel = channelOf(location.hash.slice(1))
const lost = setTimeout(
  () => say('The page of the lab does not answer. Go back to it, and choose “Open in Perfetto” again.'),
  ANSWER_WITHIN_MS,
)
channel.addEventListener('message', ({ data }) => {
  if (!isTrace(data)) return
  clearTimeout(lost)
  channel.close()
  offer(data)
})
channel.postMessage(WANTED)

function say(words: string): void {
  status.textContent = words
}

/** Shows a button, because a browser opens a window only upon a click. */
function offer(message: TraceMessage): void {
  const { size } = message.trace
  const bytes = size < 1e6 ? `${digits(size / 1e3)} kB` : `${digits(size / 1e6)} MB`
  say(`The trace has ${bytes}. Perfetto reads it in your browser; it does not leave your computer.`)
  const click = () => {
    const perfetto = window.open(PERFETTO)
    if (perfetto) void handOver(perfetto, message)
    else say('The browser blocked the new window. Allow pop-ups for this page, and click again.')
  }
  place.append(make('button', { type: 'button', class: 'primary', click }, 'Open ui.perfetto.dev'))
}

/** Asks the new window until it answers, and then sends the trace. A message before the window is ready would be lost. */
async function handOver(perfetto: Window, { trace, title, file }: TraceMessage): Promise<void> {
  const buffer = await trace.arrayBuffer()
  const began = performance.now()
  say('Waiting for ui.perfetto.dev.')
  const asking = setInterval(() => {
    perfetto.postMessage('PING', PERFETTO)
    if (performance.now() - began > PATIENCE_MS)
      say('ui.perfetto.dev does not answer yet. Without a connection, download the trace on the page of the lab instead.')
  }, PING_EVERY_MS)
  const answered = ({ origin, data }: MessageEvent) => {
    if (origin !== PERFETTO || data !== 'PONG') return
    clearInterval(asking)
    removeEventListener('message', answered)
    perfetto.postMessage({ perfetto: { buffer, title, fileName: file } }, PERFETTO)
    say('ui.perfetto.dev has the trace. You can close this page.')
  }
  addEventListener('message', answered)
}
