// The messages between the lab's page and perfetto.html, the bridge. The lab's page is isolated, so it loses its connection to every window
// that it opens. The bridge is not isolated. It gets the trace through a BroadcastChannel, opens ui.perfetto.dev and hands the trace over.

/** The bridge asks for the trace. */
export const WANTED = 'trace wanted'

/** The lab's page sends the trace. */
export interface TraceMessage {
  readonly title: string
  readonly file: string
  readonly trace: Blob
}

/** The channel of one trace. `id` is the hash of the bridge's address, without the "#". */
export function channelOf(id: string): BroadcastChannel {
  return new BroadcastChannel(`gil-lab perfetto ${id}`)
}

export function isTrace(message: unknown): message is TraceMessage {
  return typeof message === 'object' && message !== null && 'trace' in message && message.trace instanceof Blob
}
