import { describe, expect, it } from 'vitest'
import { measureRun } from '../../src/metrics/index.ts'
import { locks } from '../../src/metrics/locks.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { drawLock, lockRecording } from './draw-locks.ts'
import { LIMITS } from './limits.ts'

function gate(drawing: string, ...rest: Parameters<typeof drawLock> extends [unknown, ...infer Rest] ? Rest : never) {
  return locks.measure(drawLock(drawing, ...rest), LIMITS).locks[0]!
}

describe('the figures of a lock', () => {
  const GREEDY = `
    A ####.####.####...
    B .wwwwwwwwwwwwww#.`

  it('have the waits from wanting the lock to acquiring it, and the thread that waited longest', () => {
    expect(gate(GREEDY)).toMatchObject({
      name: 'gate',
      acquisitions: 4,
      waitUs: { n: 1, values: [14], max: 14, censored: 0, timeouts: 0 },
      waitedMs: 0.014,
      longestWaitThread: 'B',
    })
  })

  it('count how often others acquired the lock during a wait', () => {
    expect(gate(GREEDY).bypass).toEqual({ histogram: [0, 0, 1], max: 2 })
  })

  it('have the holds, each from acquisition to release', () => {
    expect(gate(GREEDY).holdUs).toMatchObject({ n: 4, values: [1, 4, 4, 4], bounds: 0 })
  })

  it('have the shares of the held time while two threads contended', () => {
    const { fairness } = gate(GREEDY)
    // Contended: 1 to 4, 5 to 9 and 10 to 14. B holds the lock alone, after A has stopped wanting it.
    expect(fairness).toEqual({ jain: 0.5, shares: [1, 0] })
  })

  it('give 1 as fairness for two threads that take turns', () => {
    const { fairness } = gate(`
      A ##ww##ww##..
      B .w##ww##ww##`)
    expect(fairness!.jain).toBeCloseTo(1, 1)
    expect(fairness!.shares[0]! + fairness!.shares[1]!).toBeCloseTo(1, 9)
  })

  it('have no fairness if no two threads competed', () => {
    expect(gate('A ......\nB .www#.').fairness).toEqual({ jain: null, shares: [0, 0] })
  })

  it('count a wait that is open at the end of the run with its length so far', () => {
    expect(gate('A ######\nB ..wwww')).toMatchObject({ waitUs: { n: 1, values: [4], censored: 1 }, holdUs: { values: [6], bounds: 1 } })
  })

  it('count a wait that ended by its timeout, and the acquisitions by others until then', () => {
    expect(gate('A ##.##.##\nB .wwwwt..')).toMatchObject({
      waitUs: { n: 1, values: [4], timeouts: 1, censored: 0 },
      bypass: { max: 1 },
    })
  })

  it('give the certain part of a hold whose start has no stamp', () => {
    expect(gate('A hhhhhh.\nB ...www#')).toMatchObject({ holdUs: { n: 2, values: [1, 3], bounds: 2 } })
  })

  it('have neither holds nor shares for a wait for a notification', () => {
    const ready = gate('A ..www...', { kind: 'Condition', name: 'ready', part: 'wait()', acquisitions: null })
    expect(ready).toMatchObject({ name: 'ready: wait()', acquisitions: null, holdUs: null, bypass: null, fairness: null })
  })

  it('show a wait below the step of the clock as such', () => {
    expect(gate('A ##...\nB .w#..', {}, { clockStepNs: 5000 }).waitUs).toMatchObject({ n: 1, belowStep: 1, p50: 0, resolutionUs: 5 })
  })
})

describe('the waits for all locks together', () => {
  it('have the longest wait, its lock and its thread', () => {
    const { lockWaits } = locks.measure(drawLock('A ####.\nB .www#\nC ..www'), LIMITS)
    expect(lockWaits).toEqual({ locks: 1, n: 2, totalMs: 0.006, longestMs: 0.003, longestLock: 'gate', longestThread: 'B' })
  })

  it('are none in a recording without events of locks', () => {
    const { locks: _, ...recording } = lockRecording('A #####')
    expect(locks.measure(buildTimeline(recording), LIMITS)).toMatchObject({ locks: [], lockWaits: { n: 0, longestLock: '' } })
  })
})

describe('the blocked time of a thread', () => {
  it('is split by what the thread was blocked on, and by lock', () => {
    const recording = lockRecording('A ####.\nB .www#')
    const { threads } = measureRun(recording, buildTimeline(recording), LIMITS)
    expect(threads[1]).toMatchObject({
      blockedMs: 0.003,
      blocked: { locksMs: 0.003, sleepingMs: 0, byLock: [{ lock: 'gate', ms: 0.003 }] },
    })
    expect(threads[0]!.blocked!.byLock).toEqual([])
  })
})
