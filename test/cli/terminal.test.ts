import { describe, expect, it } from 'vitest'
import { histogramLines } from '../../src/cli/terminal/histogram.ts'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import { table } from '../../src/cli/terminal/table.ts'
import { wrap } from '../../src/cli/terminal/wrap.ts'
import { summarize } from '../../src/metrics/latency.ts'
import { betweenThreads } from '../../src/model/resolution.ts'
import { latencies, sampleReport, sampleRun, sequentialRun } from './sample-report.ts'

const PLAIN = createStyle(false)

describe('the histogram', () => {
  it('marks the clock step before the first bin', () => {
    const [step, ...bins] = histogramLines(latencies(100, 6.3, 42, 10), 80, PLAIN)
    expect(step).toMatch(/^ +< 5 µs ┿.* 10 clock step 5 µs$/)
    expect(bins[0]).toMatch(/^ +5\.01 µs │█+ 89$/)
  })

  it('has no bin below the resolution, and names the clock offset if that is the limit', () => {
    // Each row has two bins. Without the limit at the clock offset, the row of 251 ns would start at 158 ns, which is below the resolution
    // of 242 ns.
    const spread = [250, 251, 260, 1e6, 5e8].map((ns) => ns)
    const [below, first] = histogramLines(summarize(spread, betweenThreads({ clockStepNs: 1, clockOffsetNs: 242 })), 120, PLAIN)
    expect(below).toMatch(/^ < 242 ns ┿.*clocks of two workers differ by up to 242 ns$/)
    expect(first).toMatch(/^ +242 ns │█+ 3$/)
  })

  it('shows a single observation among many', () => {
    const lines = histogramLines(latencies(100_000, 6.3, 42), 80, PLAIN)
    expect(lines.at(-1)).toMatch(/│▏ 1$/)
  })

  it('of six decades fits on a screen', () => {
    const lines = histogramLines(latencies(1000, 1.3, 900_000), 80, PLAIN)
    expect(lines.length).toBeLessThanOrEqual(20)
    expect(lines.at(-1)).toMatch(/^ +316 ms │▏ 1$/)
  })

  it('is empty for no values', () => {
    expect(histogramLines(latencies(0, 0, 0), 80, PLAIN)).toEqual([])
  })
})

describe('the report', () => {
  const tick = sampleRun({
    gil: 'tick',
    wallMs: 780,
    handoffUs: { ...latencies(12_345, 7.5, 90_000), direct: 9, barging: 3, ratioToFloorP50: 1.2 },
  })
  const unforced = sampleRun({ gil: 'switch-unforced', outcome: 'stopped', because: 'the time limit of 2 s', quality: ['hidden'] })
  const started = sampleRun({ constants: { COUNT: 8_000_000, THREADS: 2, A_LONG_NAME_OF_A_CONSTANT: 0.5 } })
  const text = (width: number) => reportText(sampleReport([sequentialRun(), tick, started, unforced]), width, PLAIN)

  it('begins with the answer and its basis, then the table, the verdict, the machine and the details', () => {
    expect(text(100).split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(/^Two threads: [\d.]+ × as long\.$/),
      expect.stringMatching(/^2 threads ÷ 1 thread, both under switch: [\d.]+ ×, one round\. An interval needs 3 rounds\.$/),
      '',
      'countdown',
      '',
    ])
    const claim = { experiment: 'countdown', claim: 'Threads gain nothing.', verdict: 'confirmed', because: 'They took as long.' } as const
    const whole = reportText(
      { ...sampleReport([sequentialRun(), tick, started]), claims: [{ ...claim, details: '', reference: '' }] },
      100,
      PLAIN,
    )
    const parts = ['2 threads  tick', 'Claims and verdicts', 'Chromium 156 on Linux x86_64, 1.94 effective', 'Details of countdown']
    const places = parts.map((part) => whole.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('begins with when and where it was measured if it is recorded', () => {
    const recorded = { ...sampleReport([sampleRun()]), mode: 'replay' } as const
    const [first] = reportText(recorded, 100, PLAIN).split('\n')
    expect(first).toBe('RECORDED 2026-01-01 00:00 UTC with gil-lab 0.1.0, in Chromium 156 on Linux x86_64')
    const elsewhere = { ...recorded.machine, engine: 'Firefox 156' }
    const joined = reportText({ ...recorded, otherMachines: [recorded.machine, elsewhere] }, 120, PLAIN)
    expect(joined.split('\n')[0]).toMatch(/, in Chromium 156 on Linux x86_64 and Firefox 156 on Linux x86_64$/)
  })

  it('begins with what failed and why, before the answer of the runs that completed', () => {
    const because = 'A waits for B; B waits for A; last holder of the GIL: A'
    const dead = sampleRun({ gil: 'tick', variant: '', outcome: 'deadlocked', because })
    const failed = reportText(sampleReport([dead, sampleRun({ variant: '' })]), 80, PLAIN)
    expect(failed.split('\n').slice(0, 6)).toEqual([
      'Deadlocked: every remaining thread was waiting for another. This happened under',
      'tick.',
      '- A waits for B',
      '- B waits for A',
      '',
      'Under switch, the program took 512 ms.',
    ])
    expect(failed).toContain('\ntick: deadlocked\n')
  })

  it('names an exception before the table', () => {
    const error = 'Traceback (most recent call last):\n  File "exc.py", line 8, in <module>\nIndexError: list index out of range'
    const failed = reportText(sampleReport([sampleRun({ variant: '', outcome: 'trapped', error })]), 120, PLAIN)
    expect(failed).toMatch(/^The program failed with an exception: IndexError: list index out of range\. This happened under switch\.\n/)
    expect(failed).toContain('\nswitch: failed with an exception\n')
  })

  it.each([80, 100, 120])('fits %d columns', (width) => {
    for (const line of text(width).split('\n')) expect(line.length).toBeLessThanOrEqual(width)
  })

  it('lists the constants and settings of the runs', () => {
    expect(text(120)).toContain(
      '2 threads: Started with COUNT = 8_000_000, THREADS = 2, A_LONG_NAME_OF_A_CONSTANT = 0.5; switch interval 5 ms,',
    )
  })

  it('gives each wall time as a multiple of the same work in one thread', () => {
    expect(text(100)).toMatch(/2 threads {2}switch +512 ms +2\.05 × +196/)
  })

  it('takes that multiple over all rounds, as the claim does, not from the round that it shows', () => {
    const rounds = [1, 2, 3].flatMap((round) => [
      { ...sequentialRun(), round, wallMs: [250, 100, 250][round - 1]! },
      sampleRun({ round, wallMs: [490, 500, 510][round - 1]! }),
    ])
    // 2.71 is the geometric mean of 1.96, 5 and 2.04.
    expect(reportText(sampleReport(rounds), 100, PLAIN)).toMatch(/2 threads {2}switch +2 of 3 +500 ms +2\.71 ×/)
  })

  it('does not compare with other programs that have one thread', () => {
    const coroutines = { ...sequentialRun(), variant: '1000 coroutines' }
    expect(reportText(sampleReport([coroutines, sampleRun({})]), 100, PLAIN)).not.toContain('÷ one')
  })

  it('shows the round with the median wall time', () => {
    const rounds = [640, 480, 512].map((wallMs, i) => sampleRun({ round: i + 1, wallMs }))
    const told = reportText(sampleReport(rounds), 100, PLAIN)
    expect(told.match(/^2 threads +switch .*$/gm)).toHaveLength(1)
    expect(told).toMatch(/2 threads {2}switch +3 of 3 +512 ms/)
  })

  it('shows the cost of starting processes', () => {
    const processes = [
      { name: 'Process-1', startMs: 4.1, exitCode: 0 },
      { name: 'Process-2', startMs: 8.8, exitCode: 0 },
    ]
    const told = reportText(sampleReport([sampleRun({ processes })]), 100, PLAIN)
    expect(told).toContain('2 threads, switch: 2 processes took 4.1 ms to 8.8 ms from start() to the first instruction.')
  })

  it('shows fewer columns at 80 than at 120', () => {
    expect(text(120)).toMatch(/p50 +p99 +÷ floor/)
    expect(text(80)).not.toMatch(/÷ floor/)
  })

  it('names runs that did not complete, and marks that keep a run out of comparisons', () => {
    expect(text(100)).toContain('2 threads, switch-unforced: stopped: the time limit of 2 s')
    expect(text(100)).toContain('2 threads, switch-unforced: the page was hidden')
  })

  it('of a program without threads has a table and no waits', () => {
    const alone = reportText(sampleReport([sequentialRun()]), 100, PLAIN)
    expect(alone).toMatch(/1 thread {2}switch +250 ms[^\n]+\n\nChromium /)
    expect(alone).not.toContain('Details of')
  })

  it('has colours only on request', () => {
    const coloured = reportText(sampleReport([sampleRun()]), 100, createStyle(true))
    expect(coloured).toContain('\u001b[')
    expect(reportText(sampleReport([sampleRun()]), 100, PLAIN)).not.toContain('\u001b[')
  })
})

it('a figure and its unit stay on one line', () => {
  expect(wrap('took 4 µs to 880 µs and a second', 18)).toEqual(['took 4 µs to', '880 µs and a', 'second'])
})

describe('a table', () => {
  const columns = [
    { group: '', title: 'name', align: 'left' as const, expendable: 0, cell: (row: string) => row },
    { group: 'a long heading', title: 'a', align: 'right' as const, expendable: 0, cell: () => '1' },
    { group: 'more', title: 'b', align: 'right' as const, expendable: 2, cell: () => '2' },
    { group: 'more', title: 'c', align: 'right' as const, expendable: 1, cell: () => '3' },
  ]

  it('has cells under titles, and titles under headings', () => {
    expect(table(columns, ['x', 'longer'], 80, PLAIN)).toEqual([
      '        a long heading  more',
      'name                 a  b  c',
      'x                    1  2  3',
      'longer               1  2  3',
    ])
  })

  it('leaves the most expendable columns out first, and keeps columns with 0', () => {
    expect(table(columns, ['x'], 26, PLAIN)[1]).toBe('name               a  b  c')
    expect(table(columns, ['x'], 25, PLAIN)[1]).toBe('name               a')
    expect(
      table(
        columns.map((column) => ({ ...column, group: '' })),
        ['x'],
        10,
        PLAIN,
      )[1],
    ).toBe('name  a  c')
    expect(table(columns, ['x'], 10, PLAIN)[1]).toBe('name               a')
  })
})
