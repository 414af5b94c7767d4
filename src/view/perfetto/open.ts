import { channelOf, type TraceMessage, WANTED } from './messages.ts'

/** The bridge page, in the folder of the lab's page. */
const BRIDGE = 'perfetto.html'

/** Opens the bridge, and gives it the trace whenever it asks. A bridge that the reader reloads asks again. */
export function openInPerfetto(message: TraceMessage): void {
  const id = crypto.randomUUID()
  channelOf(id).addEventListener('message', function ({ data }) {
    if (data === WANTED) this.postMessage(message)
  })
  window.open(`${BRIDGE}#${id}`)
}
