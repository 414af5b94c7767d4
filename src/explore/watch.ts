import { NOTIFY, WAIT } from './operations.ts'
import type { ExploredThread } from './thread.ts'
import type { Access } from './trace.ts'

export type Watcher = (access: Access) => void

/** Tells watchers of each access once it has been made: when the next step is about to be decided, for then the word has its new value. */
export class Watch {
  /** Whoever explores. */
  observer: Watcher | undefined
  /** The scenario that is run. */
  scenario: Watcher | undefined

  private readonly words: Int32Array
  private thread: ExploredThread | undefined
  private operation = 0
  private address = 0
  private before = 0
  private ns = 0

  constructor(words: Int32Array) {
    this.words = words
  }

  reset(): void {
    this.thread = undefined
    this.scenario = undefined
  }

  /** `thread` now makes the access that it was about to make. */
  note(thread: ExploredThread, ns: number): void {
    if (!this.observer && !this.scenario) return
    if (thread.operation < 0 || thread.woken) return
    this.thread = thread
    this.operation = thread.operation
    this.address = thread.address
    this.before = this.words[thread.address >> 2] as number
    this.ns = ns
    thread.operation = -1
    // What a wait or a notify does comes at once, and is told after it.
    if (this.operation === WAIT || this.operation === NOTIFY) this.flush()
  }

  flush(): void {
    const thread = this.thread
    if (!thread) return
    this.thread = undefined
    const { operation, address, before, ns } = this
    const access = { thread: thread.id, threadName: thread.name, operation, address, before, after: this.words[address >> 2] as number, ns }
    this.observer?.(access)
    this.scenario?.(access)
  }
}
