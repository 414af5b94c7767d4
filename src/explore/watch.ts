import { NOTIFY, WAIT } from './operations.ts'
import type { ExploredThread } from './thread.ts'
import type { Access } from './trace.ts'

type Watcher = (access: Access) => void

/**
 * Reports each access to the watchers. The report comes when the scheduler chooses the step after the access, because only then does the
 * word have its new value.
 */
export class Watch {
  /** The watcher of explore()'s caller. */
  observer: Watcher | undefined
  /** The watcher of the current scenario. */
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

  /** Records the access that `thread` announced and now makes, with the word's value before it. */
  note(thread: ExploredThread, ns: number): void {
    if (!this.observer && !this.scenario) return
    if (thread.operation < 0 || thread.woken) return
    this.thread = thread
    this.operation = thread.operation
    this.address = thread.address
    this.before = this.words[thread.address >> 2] as number
    this.ns = ns
    thread.operation = -1
    // A wait or a notify parks or wakes threads within the same step. The watchers must receive the access before these events.
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
