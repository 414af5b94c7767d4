import type { LiveBatch } from '../../model/live.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { ProcessBatch } from '../worker/live-feed.ts'
import type { Loaded } from './process-run.ts'
import { laneName } from './thread-status.ts'

/** The host's end of the live feed of one run: what the drainers of all its processes tell, as one. */
export class LiveListener {
  private readonly names: string[] = []
  private readonly numbers = new Map<string, number>()

  constructor(
    private readonly settings: RunSettings,
    private readonly tell: (batch: LiveBatch) => void,
  ) {}

  hear(process: Loaded, batch: ProcessBatch): void {
    const thread = batch.thread.map((own) => this.number(process, own))
    this.tell({ ...batch, settings: this.settings, threads: [...this.names], thread })
  }

  private number(process: Loaded, thread: number): number {
    const key = `${process.index} ${thread}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.names.length)
    return this.names.push(laneName(process, thread)) - 1
  }
}

/** Waits until all batches of a drainer have come: they travel beside its result, and may come after it. */
export class Arrivals {
  private count = 0
  private listener: (() => void) | undefined

  arrive(): void {
    this.count++
    this.listener?.()
  }

  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.listener = () => this.count >= count && resolve()
      this.listener()
    })
  }
}
