import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { type BarStream, createProgressBar } from '../../src/cli/terminal/progress.ts'
import type { Progress } from '../../src/model/run.ts'

const HALF: Progress = { phase: 'run', done: 2, total: 4, experiment: 'countdown', gil: 'tick', round: 1 }

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean, columns = 80): BarStream & { written: string } {
  return {
    isTTY,
    columns,
    written: '',
    write(text) {
      this.written += text
    },
  }
}

describe('the progress bar', () => {
  it('shows how much is done, and of what', () => {
    const terminal = stream(true)
    createProgressBar(terminal, createStyle(false)).show(HALF)
    expect(terminal.written).toBe(`${'━'.repeat(12)}${'─'.repeat(12)} 2/4 countdown under tick, round 1`)
  })

  it('is no wider than the terminal: a line that wraps could not be taken away', () => {
    const terminal = stream(true, 40)
    createProgressBar(terminal, createStyle(false)).show(HALF)
    expect(terminal.written.length).toBeLessThan(40)
  })

  it('goes without a trace when it is cleared', () => {
    const terminal = stream(true)
    const bar = createProgressBar(terminal, createStyle(false))
    bar.show(HALF)
    bar.clear()
    bar.clear()
    expect(terminal.written.split('\r\u001b[K')).toHaveLength(2)
  })

  it('writes nothing where nobody watches', () => {
    const file = stream(false)
    createProgressBar(file, createStyle(false)).show(HALF)
    expect(file.written).toBe('')
  })
})
