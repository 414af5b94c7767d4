import { roughSpan } from './number-format.ts'

/** The remaining time is an extrapolation, so it is shown only after this many runs. */
const ENOUGH_RUNS = 4
const SOON_MS = 2000

/** Estimates how long the other runs of a series take. */
export class Remaining {
  private msPerRun: number | undefined
  private first: { readonly atMs: number; readonly done: number } | undefined

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Forgets the previous series. `msPerRun`: how long such a run takes, if it is known from earlier ones. */
  begin(msPerRun?: number): void {
    this.msPerRun = msPerRun
    this.first = undefined
  }

  /** "at most about 7 s left", because a series can end early. Empty if too few runs are done, or if the end is near. */
  words({ done, total }: { readonly done: number; readonly total: number }): string {
    const nowMs = this.now()
    this.first ??= { atMs: nowMs, done }
    const made = done - this.first.done
    const msPerRun = made < ENOUGH_RUNS ? this.msPerRun : (nowMs - this.first.atMs) / made
    if (msPerRun === undefined) return ''
    const leftMs = msPerRun * (total - done)
    return leftMs < SOON_MS ? '' : `at most about ${roughSpan(leftMs)} left`
  }
}
