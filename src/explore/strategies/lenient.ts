import { type Choice, DRAW } from '../schedule.ts'
import type { Choices, Strategy } from './strategy.ts'

/** A part of a schedule: a thread takes some steps, or a draw gives a number. */
export type Segment = { readonly thread: number; readonly steps: number } | { readonly drawn: number }

/**
 * Follows the segments of a schedule once, as far as they fit. It ends a segment early if its thread cannot go on, and then follows the
 * next one. After the last segment, the current thread goes on as long as it can, as ScriptedStrategy does. `kept` is the part of the
 * schedule that a replay needs.
 */
export class LenientStrategy implements Strategy {
  private readonly segments: readonly Segment[]
  private at = 0
  private taken = 0
  private begun = false
  private readonly made: number[] = []
  private needed = 0

  constructor(segments: readonly Segment[]) {
    this.segments = segments
  }

  /** The choices of the run, without those at the end that a replay makes by itself. */
  get kept(): readonly number[] {
    return this.made.slice(0, this.needed)
  }

  begin(): boolean {
    const first = !this.begun
    this.begun = true
    return first
  }

  next(choices: Choices): number {
    const { threads, current, currentRunnable } = choices
    const usual = currentRunnable ? current : (threads[0] as number)
    const wanted = this.wanted(choices) ?? usual
    this.note(wanted, wanted === usual)
    return wanted
  }

  draw(limit: number): number {
    const segment = this.segments[this.at]
    const drawn = segment && 'drawn' in segment && segment.drawn < limit ? segment.drawn : 0
    if (segment && 'drawn' in segment) this.advance()
    this.note(DRAW + drawn, drawn === 0)
    return drawn
  }

  private wanted({ threads }: Choices): number | undefined {
    for (let segment = this.segments[this.at]; segment && !('drawn' in segment); segment = this.segments[this.at]) {
      if (this.taken < segment.steps && threads.includes(segment.thread)) {
        this.taken++
        return segment.thread
      }
      this.advance()
    }
    return undefined
  }

  private advance(): void {
    this.at++
    this.taken = 0
  }

  private note(choice: number, isUsual: boolean): void {
    this.made.push(choice)
    if (!isUsual) this.needed = this.made.length
  }
}

/** The segments of a list of choices. */
export function segmentsOf(choices: readonly Choice[]): Segment[] {
  const segments: Segment[] = []
  for (const choice of choices) {
    const last = segments.at(-1)
    if ('drawn' in choice) segments.push(choice)
    else if (last && 'thread' in last && last.thread === choice.thread) segments[segments.length - 1] = { ...last, steps: last.steps + 1 }
    else segments.push({ thread: choice.thread, steps: 1 })
  }
  return segments
}
