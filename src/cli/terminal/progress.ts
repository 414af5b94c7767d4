import { type DistantProgress, isStatus, type Status } from '../../model/run.ts'
import type { Style } from './output.ts'

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

/** A bar that redraws one line. On a stream that is not a terminal, it draws nothing. */
export function createProgressBar(stream: BarStream, style: Style): ProgressBar {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\u001b[K')
    shown = false
  }
  return {
    clear,
    show: (progress) => {
      if (!isStatus(progress)) return
      clear()
      stream.write(line(progress, stream.columns ?? 80, style))
      shown = true
    },
  }
}

function line(progress: Status, columns: number, style: Style): string {
  if (progress.phase === 'queued') return style.faint('waiting for another measurement to end'.slice(0, columns - 1))
  if (progress.phase === 'probe') return style.faint(`this machine: ${progress.what}`.slice(0, columns - 1))
  const { done, total, experiment, gil, round, isRepeat } = progress
  const filled = total > 0 ? Math.round((done / total) * BAR_CELLS) : 0
  const bar = style.bar('━'.repeat(filled)) + style.faint('─'.repeat(BAR_CELLS - filled))
  const words = ` ${done}/${total} ${experiment} under ${gil}, round ${round}${isRepeat ? ', again for the noise floor' : ''}`
  return bar + words.slice(0, Math.max(0, columns - BAR_CELLS - 1))
}
