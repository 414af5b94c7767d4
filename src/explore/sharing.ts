import { reads } from './operations.ts'

/**
 * The use of a word in one run: 0 if no thread has used the word, SEVERAL if several threads have used it. If only one thread has used the
 * word, the value is that thread's number plus 1. WRITTEN is added once a thread has written the word.
 */
const SEVERAL = 127
const WRITTEN = 128
const CONFLICT = SEVERAL | WRITTEN

/**
 * The words at which the order of threads matters: several threads use the word in one run, and one of them writes it. The explorer finds
 * these words by itself: it watches every access. An access to any other word is private, and the scheduler switches no threads there.
 *
 * A run does not change the set, so that a schedule can be repeated. Words that a run finds join the set before the next run.
 */
export class Sharing {
  private readonly isKnown: Uint8Array
  private readonly use: Uint8Array
  private used: number[] = []
  private found: number[] = []
  /** The known words that the scenario's first runs did not find, but later runs did. A schedule must list them. */
  private readonly late: number[] = []
  private known: number[] = []

  constructor(words: number) {
    this.isKnown = new Uint8Array(words)
    this.use = new Uint8Array(words)
  }

  isPrivate(address: number): boolean {
    return this.isKnown[address >> 2] === 0
  }

  /** Notes an access of a thread. */
  note(thread: number, operation: number, address: number): void {
    const word = address >> 2
    const before = this.use[word] as number
    const user = before & SEVERAL
    const written = reads(operation) ? 0 : WRITTEN
    const now = (user === 0 || user === thread + 1 ? thread + 1 : SEVERAL) | (before & WRITTEN) | written
    if (now === before) return
    if (before === 0) this.used.push(word)
    this.use[word] = now
    if (now === CONFLICT && this.isKnown[word] === 0) this.found.push(word)
  }

  /** Begins a run. */
  begin(): void {
    for (const word of this.used) this.use[word] = 0
    this.used = []
    this.found = []
  }

  /** Adds the words that the last run has found. @returns whether it has found any */
  grow(isLate: boolean): boolean {
    const { found } = this
    this.found = []
    for (const word of found) this.isKnown[word] = 1
    this.known.push(...found)
    if (isLate) this.late.push(...found)
    return found.length > 0
  }

  /** The words that are known. */
  get words(): readonly number[] {
    return this.known
  }

  /** Replaces the set by these words, for another scenario. */
  know(words: readonly number[]): void {
    this.begin()
    for (const word of this.known) this.isKnown[word] = 0
    for (const word of words) this.isKnown[word] = 1
    this.known = [...words]
    this.late.length = 0
  }

  /** The late words as the beginning of a schedule: "{4096,4100}". */
  get text(): string {
    return this.late.length > 0 ? `{${this.late.map((word) => word * 4).join()}}` : ''
  }

  /** Adds the late words that a schedule lists at its beginning. @returns the rest of the schedule */
  read(schedule: string): string {
    this.found = []
    const [prefix = '', list = ''] = /^\{([\d,]*)\}/.exec(schedule) ?? []
    for (const address of list.split(',').filter(Boolean)) {
      const word = Number(address) >> 2
      if (this.isKnown[word] === 0) this.found.push(word)
    }
    this.grow(true)
    return schedule.slice(prefix.length)
  }
}
