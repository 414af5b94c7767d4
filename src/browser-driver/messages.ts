import type { IncomingMessage, ServerResponse } from 'node:http'
import { MOST_MESSAGE_BYTES, unpack } from '../platform/envelope.ts'
import { LENGTH_HEADER, MESSAGE_PATH, type RunnerMessage } from '../platform/runner-page.ts'

/** A message whose pieces have not all arrived yet. */
interface Begun {
  readonly bytes: Uint8Array
  received: number
}

/**
 * Assembles the messages that a page posts in pieces. Answers each piece as soon as the piece is stored, with the status 204. A piece that
 * does not fit its message gets the status 400. The answer to the last piece comes once the listener has handled the message; its status is
 * 500 if the listener threw.
 */
export class Messages {
  /** Receives each complete message. One listener is enough, because only one measurement runs at a time. */
  private listener: (message: RunnerMessage) => unknown = () => {}
  private begun: Begun | undefined
  /** Length of the longest piece so far, in bytes. */
  longest = 0

  /** @param mostBytes the largest piece to accept, in bytes; the answer to a longer piece has the status 413 */
  constructor(private readonly mostBytes = MOST_MESSAGE_BYTES) {}

  /** Sends all further messages to this listener. Discards any incomplete message. */
  listen(listener: (message: RunnerMessage) => unknown): void {
    this.begun = undefined
    this.listener = listener
  }

  /** Handles a request that carries a piece. @returns false for any other request */
  readonly intercept = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || request.url !== MESSAGE_PATH) return false
    this.takePiece(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(500).end(),
    )
    return true
  }

  private async takePiece(request: IncomingMessage): Promise<number> {
    const length = Number(request.headers['content-length'])
    const whole = Number(request.headers[LENGTH_HEADER])
    this.longest = Math.max(this.longest, length)
    if (!(length <= this.mostBytes)) return 413
    this.begun ??= { bytes: new Uint8Array(whole), received: 0 }
    const message = this.begun
    if (whole !== message.bytes.length || message.received + length > whole) return 400
    for await (const chunk of request as AsyncIterable<Buffer>) {
      message.bytes.set(chunk, message.received)
      message.received += chunk.length
    }
    if (message.received < whole) return 204
    this.begun = undefined
    await this.listener(unpack(message.bytes) as RunnerMessage)
    return 204
  }
}
