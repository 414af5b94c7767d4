import { droppedLine } from '../../model/dropped-output.ts'

/** The most characters kept at each end of a text: as much as a person reads. */
const KEPT = 2 ** 15

/**
 * Collects text that may grow without limit. It keeps the beginning and the end of the text. A line between them counts what was dropped.
 */
export class BoundedOutput {
  private head = ''
  private tail = ''
  private dropped = 0
  private droppedLines = 0

  constructor(private readonly kept = KEPT) {}

  add(text: string): void {
    const room = this.kept - this.head.length
    this.head += text.slice(0, room)
    this.tail += text.slice(room)
    // A cut copies the tail, so it must not happen for each line.
    if (this.tail.length > 2 * this.kept) this.cut()
  }

  get text(): string {
    if (this.tail.length > this.kept) this.cut()
    if (this.dropped === 0) return this.head + this.tail
    return this.head + droppedLine(this.dropped, this.droppedLines) + this.tail
  }

  /** Whether `text` is all that was added. */
  get isWhole(): boolean {
    return this.dropped === 0 && this.tail.length <= this.kept
  }

  /** Drops the beginning of the tail. If the line at the cut ends soon, drops the rest of that line too. */
  private cut(): void {
    const least = this.tail.length - this.kept
    const lineEnd = this.tail.indexOf('\n', least) + 1
    const at = lineEnd > 0 && lineEnd - least < this.kept / 2 ? lineEnd : least
    this.droppedLines += this.tail.slice(0, at).split('\n').length - 1
    this.dropped += at
    this.tail = this.tail.slice(at)
  }
}

/** Shortens a complete text as BoundedOutput does. */
export function bounded(text: string): string {
  const output = new BoundedOutput()
  output.add(text)
  return output.text
}
