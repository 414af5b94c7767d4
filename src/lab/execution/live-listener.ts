import type { LiveBatch } from '../../model/live.ts'
import type { RunSettings } from '../../model/recording.ts'
import type { ProcessBatch } from '../worker/worker-api.ts'
import type { LoadedProcess } from './loaded-process.ts'
import { laneName } from './thread-names.ts'

/** The host's end of a run's live feed. It merges the batches of all processes and numbers their threads consecutively. */
export class LiveListener {
  private readonly names: string[] = []
  private readonly numbers = new Map<string, number>()

  constructor(
    private readonly settings: RunSettings,
    private readonly onBatch: (batch: LiveBatch) => void,
  ) {}

  receive(process: LoadedProcess, batch: ProcessBatch): void {
    const thread = batch.thread.map((own) => this.number(process, own))
    this.onBatch({ ...batch, settings: this.settings, threads: [...this.names], thread })
  }

  private number(process: LoadedProcess, thread: number): number {
    const key = `${process.index} ${thread}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.names.length)
    return this.names.push(laneName(process, thread)) - 1
  }
}
