import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRecording } from '../../src/formats/read-recording.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import type { Report } from '../../src/model/report.ts'
import { compareCases } from '../../src/playwright/comparison.ts'
import { expect as measured } from '../../src/playwright/matchers.ts'
import { speedUp } from '../../src/playwright/speed-up.ts'
import { Traces } from '../../src/playwright/traces.ts'

/** A report of this many rounds under switch. The longest wait is 1 ms in the first, 2 ms in the second, and so on. */
function rounds(count: number): Report {
  const { report } = parseRecording(readFileSync(new URL('../../gallery/countdown.chromium.json', import.meta.url), 'utf8'))
  const run = report.runs.find(({ gil, handoffUs }) => gil === 'switch' && handoffUs.n > 0)!
  return {
    ...report,
    machine: { ...report.machine, parallelism: 2, leastParallelism: 2, reportedCores: 2 },
    runs: Array.from({ length: count }, (_, i) => ({
      ...run,
      round: i + 1,
      quality: [],
      starvation: { ...run.starvation, longestWaitMs: i + 1 },
    })),
  }
}

it('a failing matcher lists the worst runs and the number of the others', () => {
  const told = (count: number) => {
    try {
      measured(rounds(count)).toStarveNoThreadLongerThan(0.5)
    } catch (error) {
      return (error as Error).message.match(/round \d+: [\d.]+ ms|and less in .*/g)
    }
  }
  expect(told(2)).toEqual(['round 2: 2 ms', 'round 1: 1 ms'])
  expect(told(50)).toEqual([...[50, 49, 48, 47, 46].map((round) => `round ${round}: ${round} ms`), 'and less in 45 more runs'])
})

/** A case whose rounds under switch have these wall times, ms. */
function caseOf(name: string, walls: readonly number[]) {
  const { machine, runs } = rounds(walls.length)
  return { name, machine, runs: runs.map((run, i) => ({ ...run, wallMs: walls[i]!, outcome: 'completed' as const })) }
}

describe('a comparison of two cases', () => {
  const fast = caseOf('fast', [100, 101, 99, 100, 102])
  const slow = caseOf('slow', [150, 152, 149, 151, 150])
  const speed = (atLeast: number) => speedUp(fast, slow, atLeast).pass

  it('passes below its interval, fails above it, and is undecided inside it', () => {
    const [, low, high] = /interval ([\d.]+) × to ([\d.]+) ×/.exec(speedUp(fast, slow, 1).figures)!.map(Number)
    expect(low).toBeLessThan(1.5)
    expect(high).toBeGreaterThan(1.5)
    expect([speed(1.2), speed(low! - 0.01), speed(1.5), speed(high! + 0.01)]).toEqual([true, true, undefined, false])
    expect(speedUp(slow, fast, 1).pass).toBe(false)
  })

  it('fails with the interval in its message', () => {
    expect(() => measured(fast).toBeFasterThan(slow, { atLeast: 2 })).toThrow(
      /^expected fast at least 2 × as fast as slow\nmeasured fast is 1\.50 × as fast as slow \(95 % interval [\d.]+ × to [\d.]+ ×, 5 rounds\)$/,
    )
    measured(fast).toBeFasterThan(slow, { atLeast: 1.2 })
    measured(slow).not.toBeFasterThan(fast)
  })

  it('leaves out disturbed rounds, and refuses runs that did not complete', () => {
    const stalled = { ...fast, runs: fast.runs.map((run, i) => (i < 3 ? { ...run, quality: ['stalled' as const] } : run)) }
    expect(speedUp(stalled, slow, 1)).toMatchObject({ pass: undefined, figures: expect.stringContaining('2 undisturbed rounds') })
    const failed = { ...slow, runs: slow.runs.map((run, i) => (i === 1 ? { ...run, outcome: 'trapped' as const } : run)) }
    expect(() => measured(fast).toBeFasterThan(failed)).toThrow('Round 2 of "slow" is trapped.')
  })

  it('measures the cases in turns, and every other round in reverse', async () => {
    const asked: string[] = []
    const { report } = parseRecording(readFileSync(new URL('../../gallery/countdown.chromium.json', import.meta.url), 'utf8'))
    const found = await compareCases(
      { a: { experiment: 'sleep', gil: 'none' }, b: { experiment: 'sleep' } },
      { rounds: 3 },
      async (request) => {
        asked.push(`${request.gil}`)
        expect(request).toMatchObject({ experiment: 'sleep', rounds: 1 })
        return { ...report, runs: report.runs.slice(0, 1) }
      },
    )
    expect(asked).toEqual(['none', 'switch', 'switch', 'none', 'none', 'switch'])
    expect(found.b.runs.map(({ round }) => round)).toEqual([1, 2, 3])
  })

  it.each<[Record<string, object>, object, string]>([
    [{ a: {} }, {}, 'A comparison has 1 cases.'],
    [{ a: {}, b: {} }, { rounds: 2 }, 'An interval needs at least 3.'],
    [{ a: {}, b: {} }, { rounds: 2.5 }, 'whole number'],
    [{ a: {}, b: {} }, {}, 'The case "a" has 2 runs in a round'],
  ])('of %j with %j is refused', async (cases, options, message) => {
    await expect(compareCases(cases, options, async () => rounds(2))).rejects.toThrow(message)
  })
})

it('a trace of a measurement contains its runs, and old measurements give way to new ones', () => {
  const { report, recordings } = readRecording(readFileSync(new URL('../../gallery/countdown.chromium.json', import.meta.url), 'utf8'))
  const events = recordings.reduce((sum, one) => sum + (one?.events ?? []).reduce((all, { kind }) => all + kind.length, 0), 0)
  const traces = new Traces(2 * events)
  traces.keep(report, recordings.slice(0, recordings.findIndex((one) => one) + 1))
  const [short] = traces.files()
  expect(short!.name).toBe('gil-lab.pftrace')
  expect(short!.body.length).toBeGreaterThan(100)
  for (let i = 0; i < 3; i++) traces.keep(report, recordings)
  const files = traces.files()
  expect(files.map(({ name }) => name)).toEqual(['gil-lab.pftrace', 'gil-lab-2-before-the-end.pftrace'])
  expect(files[0]!.body.length).toBeGreaterThan(short!.body.length)
})
