import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distributionsOf, eventsOf, sampledRun } from '../../src/compare/figures.ts'
import { readSamples } from '../../src/compare/samples.ts'
import { timelineOfSamples } from '../../src/compare/timeline-of-samples.ts'
import { rowsOf } from '../../src/model/columns.ts'
import { STATES, type ThreadTimeline } from '../../src/model/timeline.ts'

/** A hold of a drawn schedule: its thread, its length, the gap until the next hold, and the site of the call in which it ends, or -1. */
interface DrawnHold {
  readonly thread: number
  readonly ns: number
  readonly gapNs: number
  readonly site: number
}

/** What the sampler writes if the threads run as drawn and sample at the first and at the last moment of each hold. */
function written(holds: readonly DrawnHold[]): string {
  const lines: string[] = []
  let now = 0
  for (const [i, hold] of holds.entries()) {
    const released = now + hold.ns
    const next = holds[i + 1]
    now = released + hold.gapNs
    if (next) lines.push(`switch ${next.thread} ${hold.thread} ${released} ${hold.site} ${now}`)
    else lines.unshift(`wall ${released}`, 'step 40', 'cost 60', 'lost 0 0')
  }
  const threads = Array.from({ length: 1 + Math.max(...holds.map(({ thread }) => thread)) }, (_, thread) => `thread T${thread}`)
  return `done\n\n${[...lines, ...threads].map((line) => `\x1e${line}\n`).join('')}`
}

const states = (thread?: ThreadTimeline) => [...(thread?.intervals.state ?? [])].map((state) => STATES[state])

function measured(holds: readonly DrawnHold[], more = '', isIo: readonly boolean[] = [true, false]) {
  const { printed, samples } = readSamples(written(holds) + more, 'a Python')
  const reconstructed = timelineOfSamples(samples, { switchIntervalNs: 5e6, clockOffsetNs: 0 })
  const events = eventsOf(reconstructed, samples, isIo)
  return { printed, timeline: reconstructed.timeline, run: sampledRun(reconstructed, samples, events), all: distributionsOf([events]) }
}

const hold = (thread: number, ns = 5_000_000, site = -1, gapNs = 10_000): DrawnHold => ({ thread, ns, gapNs, site })

describe('figures from samples', () => {
  it('find holds, waits, hand-offs and switches of threads that take turns', () => {
    const { printed, run, all } = measured([hold(0), hold(1), hold(0), hold(1)])
    expect(printed).toBe('done\n')
    expect(run).toMatchObject({ switches: 3, holdP50Us: 5000, handoffP50Us: 10, jain: 1, unclear: 0, sampleNs: 60 })
    // The samples do not show the wait before the first hold of a thread.
    expect(all.waitUs).toMatchObject({ n: 2, p50: 5020 })
    expect(all.bypass).toEqual([0, 2])
    expect(all.handoffUs.n).toBe(2)
  })

  it('find a longest waiter that was passed over', () => {
    const turns = [0, 1, 2, 0, 1, 2].map((thread) => hold(thread))
    expect(measured(turns).run).toMatchObject({ contestedSwitches: 2, notNext: 0 })
    const unfair = [0, 1, 2, 1, 2, 0].map((thread) => hold(thread))
    const { run, all } = measured(unfair)
    expect(run).toMatchObject({ contestedSwitches: 2, notNext: 2, longestWaitMs: 20.05 })
    expect(all.bypass).toEqual([0, 2, 0, 0, 1])
  })

  it('count the time in a call that can block neither as a wait nor as a hand-off', () => {
    const { run, all, timeline } = measured([hold(0, 1e6, 0), hold(1), hold(0, 1e6, 0), hold(1)])
    expect(all.waitUs.n).toBe(1)
    expect(run.forcedHolds).toBe(1)
    expect(states(timeline.threads[0])).toEqual(['running', 'blocked', 'running'])
    expect(states(timeline.threads[1])).toEqual(['running', 'waiting', 'running'])
  })

  it('count the calls that read or write, and how long they take', () => {
    const { run, all } = measured([hold(0), hold(1)], '\x1ecall 0 0 1000 4000\n\x1ecall 1 0 5000 9000\n')
    expect(run.ioOperations).toBe(1)
    expect(all.ioUs).toMatchObject({ n: 1, max: 3 })
  })

  it('count a switch whose samples name another previous thread', () => {
    const text = written([hold(0), hold(1), hold(2)]).replace('switch 2 1', 'switch 2 0')
    const { samples } = readSamples(text, 'a Python')
    expect(timelineOfSamples(samples, { switchIntervalNs: 5e6, clockOffsetNs: 0 }).unclear).toBe(1)
  })

  it('cover only the time before the first lost event', () => {
    const text = written([hold(0), hold(1), hold(0), hold(1, 9e9)]).replace('lost 0 0', 'lost 7 0')
    const { samples } = readSamples(text, 'a Python')
    expect(samples.coveredNs).toBe(15_030_000)
    const { timeline } = timelineOfSamples(samples, { switchIntervalNs: 5e6, clockOffsetNs: 0 })
    expect(timeline.holds.releasedNs.every((ns) => ns <= samples.coveredNs)).toBe(true)
  })

  it('equal the drawn schedule, whatever it is', () => {
    const drawn = fc.record({
      thread: fc.nat(3),
      ns: fc.integer({ min: 100, max: 1e7 }),
      gapNs: fc.integer({ min: 50, max: 1e6 }),
      site: fc.constantFrom(-1, 0),
    })
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 60 }), (holds) => {
        // The main thread holds the GIL first, and no thread follows itself.
        const schedule = [hold(0), ...holds].filter(({ thread }, i, all) => i === 0 || thread !== all[i - 1]!.thread)
        const { timeline, run, all } = measured(schedule)
        expect(rowsOf(timeline.holds).map(({ thread, acquiredNs, releasedNs }) => [thread, releasedNs - acquiredNs])).toEqual(
          schedule.map(({ thread, ns }) => [thread, ns]),
        )
        expect(run.switches).toBe(schedule.length - 1)
        expect(all.bypass.reduce((sum, count) => sum + count, 0)).toBe(all.waitUs.n)
        for (const { intervals } of timeline.threads) {
          expect([...intervals.startNs.slice(1)]).toEqual([...intervals.endNs.slice(0, -1)])
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('readSamples', () => {
  it('refuses an output without figures and one with broken figures', () => {
    expect(() => readSamples('done\n', 'CPython 3.13.0')).toThrow(
      'The program ended under CPython 3.13.0 without the figures of its samples.',
    )
    expect(() => readSamples('\n\x1ewall 12x\n', 'CPython 3.13.0')).toThrow('The samples of CPython 3.13.0 are broken at "12x".')
  })

  it('keeps what the program prints between the lines of the sampler', () => {
    expect(readSamples('a\n\n\x1ewall 5\nb\n\x1estep 1\n', 'x').printed).toBe('a\nb\n')
  })
})
