import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { type BarStream, createProgressBar } from '../../src/cli/terminal/progress.ts'
import type { DistantProgress, Progress } from '../../src/model/run.ts'
import { MACHINE, sampleRun } from './sample-report.ts'

const HALF: Progress = { phase: 'run', done: 2, total: 4, experiment: 'countdown', gil: 'tick', round: 1 }

/** A stream that keeps everything written to it. */
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
  it('shows how many runs are done, and the current one', () => {
    const terminal = stream(true)
    createProgressBar(terminal, createStyle(false)).show(HALF)
    expect(terminal.written).toBe(`${'━'.repeat(12)}${'─'.repeat(12)} 2/4 · countdown under tick · round 1`)
  })

  it('shows the figures of a run as soon as they are measured, and while the machine is probed further', () => {
    const terminal = stream(true)
    const bar = createProgressBar(terminal, createStyle(false))
    const run = sampleRun({ variant: '', gil: 'tick', wallMs: 512.3, switchesPerSecond: 195.2 })
    bar.show({ phase: 'measured', done: 1, total: 4, run, machine: MACHINE })
    bar.show({ phase: 'probe', what: 'idle cores' })
    const figures = 'countdown under tick: 512 ms · 195 switches/s'
    expect(terminal.written).toBe(`${figures}\r\u001b[K${figures} · this machine: idle cores`)
  })

  it('shows the remaining time after four runs, if it is long enough to matter', () => {
    const terminal = stream(true)
    let nowMs = 0
    const bar = createProgressBar(terminal, createStyle(false), () => nowMs)
    for (let done = 1; done <= 5; done++) {
      bar.show({ ...HALF, done, total: 10 })
      nowMs += 1500
    }
    const lines = terminal.written.split('\r\u001b[K')
    expect(lines.at(-1)).toMatch(/ 5\/10 · at most about 8 s left · countdown under tick$/)
    expect(lines.slice(0, -1).join()).not.toContain('left')
  })

  it('draws its whole line on a terminal that reports no width', () => {
    const terminal = stream(true, 0)
    createProgressBar(terminal, createStyle(false)).show({ phase: 'probe', what: 'self-tests' })
    expect(terminal.written).toBe('measuring this machine: self-tests')
  })

  it('fits the terminal, because a wrapped line cannot be cleared', () => {
    const terminal = stream(true, 40)
    createProgressBar(terminal, createStyle(false)).show(HALF)
    expect(terminal.written.length).toBeLessThan(40)
  })

  it('drops whole parts that have no room, the last ones first', () => {
    const run = sampleRun({ variant: '', gil: 'tick', wallMs: 512.3, switchesPerSecond: 195.2 })
    const shownAt = (columns: number, ...progress: readonly DistantProgress[]) => {
      const terminal = stream(true, columns)
      const bar = createProgressBar(terminal, createStyle(false))
      for (const one of progress) bar.show(one)
      return terminal.written.split('\r\u001b[K').at(-1)
    }
    const bar = `${'━'.repeat(12)}${'─'.repeat(12)}`
    const repeat = { ...HALF, isRepeat: true } as const
    expect(shownAt(74, repeat)).toBe(`${bar} 2/4 · countdown under tick · round 1 · once more`)
    expect(shownAt(73, repeat)).toBe(`${bar} 2/4 · countdown under tick · round 1`)
    expect(shownAt(60, repeat)).toBe(`${bar} 2/4 · countdown under tick`)
    const measured = { phase: 'measured', done: 1, total: 4, run, machine: MACHINE } as const
    const probe = { phase: 'probe', what: 'park and unpark' } as const
    expect(shownAt(60, measured, probe)).toBe('countdown under tick: 512 ms · 195 switches/s')
    expect(shownAt(20, measured)).toBe('countdown under ti…')
  })

  it('disappears completely when it is cleared', () => {
    const terminal = stream(true)
    const bar = createProgressBar(terminal, createStyle(false))
    bar.show(HALF)
    bar.clear()
    bar.clear()
    expect(terminal.written.split('\r\u001b[K')).toHaveLength(2)
  })

  it('writes nothing to a stream that is not a terminal', () => {
    const file = stream(false)
    createProgressBar(file, createStyle(false)).show(HALF)
    expect(file.written).toBe('')
  })
})
