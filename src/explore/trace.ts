import { NOTIFY, OPERATIONS, WAIT } from './operations.ts'
import { wordName } from './word-names.ts'

/** One completed access. `before` and `after` are the 32-bit word at `address`. */
export interface Access {
  readonly thread: number
  readonly threadName: string
  readonly operation: number
  readonly address: number
  readonly before: number
  readonly after: number
  /** Virtual time, ns. */
  readonly ns: number
}

export type Namer = (address: number) => string | undefined

/**
 * A trace for people, one line per access. If a thread repeats an access with the same result before another access comes, the line appears
 * once.
 */
export class Trace {
  readonly lines: string[] = []
  private readonly named: Namer
  private lastKey = ''

  constructor(named: Namer) {
    this.named = named
  }

  access(access: Access): void {
    const { operation, before, after } = access
    const name = this.named(access.address) ?? wordName(access.address)
    const key = `${access.thread} ${operation} ${access.address} ${before} ${after}`
    if (key === this.lastKey) return
    this.lastKey = key
    const changed = before === after ? `= ${before}` : `${before} → ${after}`
    // A wait or a notify does not change the word. onEvent adds a separate line for each thread that wakes.
    if (operation === WAIT || operation === NOTIFY)
      this.say(access.ns, access.threadName, `${OPERATIONS[operation]} on ${name} (${before})`)
    else this.say(access.ns, access.threadName, `${OPERATIONS[operation]} ${name} ${changed}`)
  }

  say(ns: number, threadName: string, text: string): void {
    this.lines.push(`${String(ns).padStart(7)} ns  ${threadName}  ${text}`)
  }
}
