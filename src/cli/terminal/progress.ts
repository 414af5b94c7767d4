import { digits, span } from '../../model/number-format.ts'
import { Remaining } from '../../model/remaining.ts'
import type { RunReport } from '../../model/report.ts'
import { type DistantProgress, isStatus, type Status } from '../../model/run.ts'
import type { Style } from './output.ts'

type Measured = Extract<DistantProgress, { readonly phase: 'measured' }>

/** A progress bar on a terminal. */
interface ProgressBar {
  show(progress: DistantProgress): void
  /** Removes the bar, so that other text can be written. */
  clear(): void
}

/** The part of a stream that the bar uses. */
export interface BarStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const BAR_CELLS = 24
const JOINT = ' · '

/** A bar that redraws one line. On a stream that is not a terminal, it draws nothing. */
export function createProgressBar(stream: BarStream, style: Style, now?: () => number): ProgressBar {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  let shown = false
  let latest: readonly string[] = []
  const remaining = new Remaining(now)
  const clear = () => {
    if (shown) stream.write('\r\u001b[K')
    shown = false
  }
  return {
    clear,
    show: (progress) => {
      if (progress.phase === 'measured') latest = figures(progress.run)
      else if (!isStatus(progress)) return
      clear()
      stream.write(
        line(progress, { latest, timeLeft: progress.phase === 'run' ? remaining.words(progress) : '' }, stream.columns || 80, style),
      )
      shown = true
    },
  }
}

/** The first figures of a run, which a reader sees long before the report: "countdown under tick: 512 ms", "196 switches/s". */
function figures({ experiment, variant, gil, wallMs, switchesPerSecond }: RunReport): string[] {
  const wall = `${[experiment, variant].filter(Boolean).join(', ')} under ${gil}: ${span(wallMs * 1000)}`
  return switchesPerSecond > 0 ? [wall, `${digits(switchesPerSecond)} switches/s`] : [wall]
}

/** What the line says beside the progress: the figures of the latest run, and the remaining time. */
interface Aside {
  readonly latest: readonly string[]
  readonly timeLeft: string
}

function line(progress: Status | Measured, { latest, timeLeft }: Aside, columns: number, style: Style): string {
  const faint = (...parts: readonly string[]) => style.faint(fitting(parts, columns - 1))
  if (progress.phase === 'measured') return faint(...latest)
  if (progress.phase === 'queued') return faint('waiting for another measurement to end')
  if (progress.phase === 'probe') return faint(...latest, `${latest.length === 0 ? 'measuring ' : ''}this machine: ${progress.what}`)
  const { done, total, experiment, gil, round, isRepeat } = progress
  const filled = total > 0 ? Math.round((done / total) * BAR_CELLS) : 0
  const bar = style.bar('━'.repeat(filled)) + style.faint('─'.repeat(BAR_CELLS - filled))
  // The remaining time comes first, because a narrow terminal has no room for the last parts.
  const parts = [`${done}/${total}`, timeLeft, `${experiment} under ${gil}`, `round ${round}`, isRepeat ? 'once more' : '']
  return `${bar} ${fitting(parts, columns - BAR_CELLS - 2)}`
}

/** The first parts, as many as fit. Only a first part that is too long by itself is cut. */
function fitting(parts: readonly string[], width: number): string {
  const [first = '', ...others] = parts.filter(Boolean)
  if (first.length > width) return `${first.slice(0, Math.max(0, width - 1))}…`
  let text = first
  for (const part of others) {
    if (text.length + JOINT.length + part.length > width) break
    text += JOINT + part
  }
  return text
}
