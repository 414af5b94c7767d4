import type { IncomingMessage, ServerResponse } from 'node:http'
import { MOST_MESSAGE_BYTES, unpack } from '../platform/envelope.ts'
import { LENGTH_HEADER, MESSAGE_PATH, type RunnerMessage } from '../platform/runner-page.ts'

/** A message of which some pieces have come. */
interface Begun {
  readonly bytes: Uint8Array
  received: number
}

/** Puts together what a page posts in pieces. Each piece is answered when it is in its place, the last one when the listener is done. */
export class Messages {
  /** What is done with a message. One listener at a time, as there is one measurement at a time. */
  private listener: (message: RunnerMessage) => unknown = () => {}
  private begun: Begun | undefined
  /** The longest piece that has come, bytes. */
  longest = 0

  /** @param mostBytes a longer piece is refused */
  constructor(private readonly mostBytes = MOST_MESSAGE_BYTES) {}

  /** From now on messages go to this listener. What has come of an earlier one's is forgotten. */
  listen(listener: (message: RunnerMessage) => unknown): void {
    this.begun = undefined
    this.listener = listener
  }

  /** Takes a request that is a piece; true if it is one. */
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
