import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/lab/run.ts'
import type { Progress, RunOptions, RunRequest } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { KNOWN_LIMITS } from './known-limits.ts'
import { mortal } from './lab.ts'

const SHORT: RunRequest = { program: { file: 'short.py', source: 'print("short")\n' }, gil: ['tick', 'switch'] }

/** The current step of the series in words: "probe clock", "run tick". */
const wordsOf = (progress: Progress) =>
  progress.phase === 'probe' ? `probe ${progress.what}` : progress.phase === 'run' ? `run ${progress.gil}` : progress.phase

/** Real workers that the test can count, and a page that the test can hide. */
function watchedPlatform() {
  const workers: Worker[] = []
  const listeners = new Set<() => void>()
  const platform: Platform = {
    ...nodePlatform(),
    spawn: () => mortal(workers),
    onHidden: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  // The threadId of a terminated worker is -1.
  const alive = () => workers.filter(({ threadId }) => threadId !== -1)
  const allGone = () => Promise.all(alive().map((worker) => new Promise((resolve) => worker.once('exit', resolve))))
  return { platform, hide: () => [...listeners].map((listener) => listener()), started: () => workers.length, allGone, listeners }
}

const at = (moment: string, then: () => void): RunOptions => ({ onProgress: (progress) => wordsOf(progress) === moment && then() })

describe('a series of runs', () => {
  it('reports the figures of each run at once, and those of the first round before the rest of the probe', async () => {
    const reported: Progress[] = []
    const { report } = await run(SHORT, nodePlatform(), { onProgress: (progress) => reported.push(progress) })
    expect(reported.map(wordsOf)).toEqual([
      ...['probe self-tests', 'probe clock', 'probe how fast a thread wakes', 'idle cores', 'run tick', 'stdout', 'measured'],
      ...['run switch', 'measured'],
      ...[
        'probe idle cores',
        'probe timed waits',
        'probe hand-off by spinning',
        'probe reaction to a request',
        'probe order of wake-ups',
        'probe a lock beside an unrelated one',
        'machine',
      ],
      'report',
    ])
    const measured = reported.filter((progress) => progress.phase === 'measured')
    // At the end of a round, the lab checks whether other work ran during the round. Only then does it set the mark 'noisy'. The runs in
    // `measured` were reported before this check, so they lack the mark.
    const unmarked = report.runs.map((run) => ({ ...run, quality: run.quality.filter((mark) => mark !== 'noisy') }))
    expect(measured.map(({ run }) => run)).toEqual(unmarked)
    expect(measured.map(({ recording }) => recording.settings.gil)).toEqual(['tick', 'switch'])
    expect(reported.at(-1)).toMatchObject({ phase: 'report', report })
    const cores = { parallelism: null, parallelism95: null, load: null }
    const others = { spinFloorUs: null, timedWaitOvershootUs: null, timedWaits: null, reaction: null, wakeOrder: null, unrelatedLock: null }
    // The report has the largest offset of any run. Workers that start later can have a larger one.
    const { leastParallelism, clockOffsetUs: _, ...machine } = report.machine
    for (const one of measured) expect(one.machine).toMatchObject({ ...machine, ...cores, ...others })
    expect(leastParallelism).toBeGreaterThan(0)
    expect(leastParallelism).toBeLessThanOrEqual(machine.parallelism!)
  })

  it('measures the rest of the machine after the third of many rounds', async () => {
    const reported: Progress[] = []
    const onProgress = (progress: Progress) => void reported.push(progress)
    const { report } = await run({ ...SHORT, gil: ['switch'], rounds: 5 }, nodePlatform(), { limits: KNOWN_LIMITS, onProgress })
    expect(reported.map(wordsOf).filter((words) => words === 'measured' || words === 'machine')).toEqual([
      ...Array(3).fill('measured'),
      'machine',
      ...Array(2).fill('measured'),
    ])
    const measured = reported.filter((progress) => progress.phase === 'measured')
    expect(measured.map(({ machine }) => machine.parallelism)).toEqual([null, null, null, ...Array(2).fill(report.machine.parallelism)])
  })

  /** Keeps all cores busy: two busy threads on each core leave a third of the core to the lab. */
  const burn = async (burners: Worker[]) => {
    for (let i = 0; i < 2 * nodePlatform().reportedCores; i++) burners.push(new Worker('for (;;);', { eval: true }))
    await Promise.all(burners.map((burner) => once(burner, 'online')))
  }

  // A glance can miss other work, because a thread that has slept may run for 15 ms before other work interrupts it (docs/decisions/0037).
  it('detects other work before the first run, in at least two of three series', async () => {
    const burners: Worker[] = []
    const platform = nodePlatform()
    const idle: number[] = []
    const onProgress = (progress: Progress) => {
      if (progress.phase === 'idle cores') idle.push(progress.parallelism!)
    }
    try {
      await burn(burners)
      for (let series = 0; series < 3; series++) await run(SHORT, platform, { limits: KNOWN_LIMITS, onProgress })
      const [, median] = idle.toSorted((a, b) => a - b)
      expect(median).toBeLessThan(0.75 * Math.min(2, platform.reportedCores))
    } finally {
      for (const burner of burners) void burner.terminate()
    }
  })

  it('detects other work that begins after the probe', async () => {
    const burners: Worker[] = []
    const platform = nodePlatform()
    const onProgress = (progress: Progress) => (progress.phase === 'machine' ? burn(burners) : undefined)
    try {
      const { report } = await run({ ...SHORT, gil: ['switch'], rounds: 4 }, platform, { limits: KNOWN_LIMITS, onProgress })
      expect(report.machine.leastParallelism).toBeLessThan(0.6 * platform.reportedCores)
      expect(report.runs.at(-1)!.quality).toContain('noisy')
    } finally {
      for (const burner of burners) void burner.terminate()
    }
  })

  for (const moment of ['probe self-tests', 'probe clock', 'probe how fast a thread wakes']) {
    it(`ends at once and terminates all workers on an abort at ${moment}`, async () => {
      const { platform, started, allGone, listeners } = watchedPlatform()
      const abort = new AbortController()
      const running = run(SHORT, platform, { signal: abort.signal, ...at(moment, () => setTimeout(() => abort.abort(), 10)) })
      await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
      const before = started()
      await allGone()
      expect(started()).toBe(before)
      expect(listeners.size).toBe(0)
    })
  }

  it('keeps the finished runs on an abort between two runs, and counts the missing ones', async () => {
    const { platform, allGone } = watchedPlatform()
    const abort = new AbortController()
    const { report } = await run(SHORT, platform, { signal: abort.signal, ...at('measured', () => abort.abort()) })
    expect(report.runs.map(({ gil, outcome }) => [gil, outcome])).toEqual([['tick', 'completed']])
    expect(report.planned).toBe(2)
    expect(report.machine).toMatchObject({ parallelism: null, spinFloorUs: null })
    await allGone()
  })

  it('keeps all runs on an abort of the probe that follows them', async () => {
    const { platform, allGone } = watchedPlatform()
    const abort = new AbortController()
    const { report } = await run(SHORT, platform, { signal: abort.signal, ...at('probe hand-off by spinning', () => abort.abort()) })
    expect(report.runs.map(({ gil, outcome }) => [gil, outcome])).toEqual([
      ['tick', 'completed'],
      ['switch', 'completed'],
    ])
    expect(report.machine).toMatchObject({ parallelism: null, spinFloorUs: null })
    await allGone()
  })

  it('refuses to measure a machine in a hidden page', async () => {
    const { platform, hide, allGone } = watchedPlatform()
    await expect(run(SHORT, platform, at('probe clock', hide))).rejects.toThrow(/The page was hidden while this machine was being measured/)
    await allGone()
  })

  it('stops the next run before it begins if the page was hidden between two runs', async () => {
    const { platform, hide, allGone } = watchedPlatform()
    const { report } = await run(SHORT, platform, at('measured', hide))
    expect(report.runs.map(({ outcome, because, quality }) => [outcome, because, quality])).toEqual([
      ['completed', '', []],
      ['stopped', 'the page was hidden', ['hidden']],
    ])
    await allGone()
  })

  it('reports live events in first rounds only', async () => {
    const rounds = new Set<number>()
    await run({ ...SHORT, gil: ['switch'], rounds: 2 }, nodePlatform(), {
      limits: KNOWN_LIMITS,
      live: true,
      onProgress: (progress) => progress.phase === 'events' && rounds.add(progress.settings.round),
    })
    expect([...rounds]).toEqual([1])
  })

  it('waits for another series, reports that it waits, and can be aborted meanwhile', async () => {
    const reported: string[] = []
    const optionsOf = (who: string, signal?: AbortSignal): RunOptions => ({
      limits: KNOWN_LIMITS,
      onProgress: (progress) => reported.push(`${who} ${wordsOf(progress)}`),
      ...(signal && { signal }),
    })
    const abort = new AbortController()
    const first = run(SHORT, nodePlatform(), optionsOf('first'))
    const second = run(SHORT, nodePlatform(), optionsOf('second', abort.signal))
    const third = run(SHORT, nodePlatform(), optionsOf('third'))
    abort.abort()
    await expect(second).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    await first
    await third
    expect(reported.filter((words) => words.startsWith('second'))).toEqual(['second queued'])
    const ofThird = reported.filter((words) => words.startsWith('third'))
    expect(ofThird[0]).toBe('third queued')
    expect(reported.indexOf('third probe self-tests')).toBeGreaterThan(reported.lastIndexOf('first measured'))
  })
})
