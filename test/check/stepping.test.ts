import { describe, expect, it } from 'vitest'
import { STARVED_TURNS, tryToStarve } from '../../src/check/stepping/starve.ts'
import { type Move, type Standing, stepOn } from '../../src/check/stepping/step-on.ts'
import { SteppedLock } from '../../src/check/stepping/stepped-lock.ts'
import { findGil } from '../../src/model/gils.ts'
import { rivalOf, STEPPED_GILS, starvationOf } from '../../src/view/stepping/starvation-words.ts'
import { shippedMachine } from '../mutants/build.ts'

describe('a lock whose steps the reader chooses', async () => {
  const machine = await shippedMachine()
  const lockOf = (id: string) => new SteppedLock(machine, findGil(id)!)

  /** Makes the moves one after the other, as the page does. */
  const moved = (lock: SteppedLock, ...threads: readonly number[]): Standing =>
    threads.reduce((now, thread) => stepOn(lock, now.schedule, { thread, until: 'event' }), stepOn(lock, ''))

  it('shows the words of the lock, the holder, the sleepers in their order, and the next access of each thread', () => {
    const lock = lockOf('barging')
    const { threads, words, sleepers, lines } = moved(lock, 0, 1, 2)
    expect(threads.map(({ phase, may }) => `${phase} ${may}`)).toEqual(['holds go', 'wants timeout', 'wants timeout'])
    expect(threads.map(({ sleepsOn }) => sleepsOn)).toEqual([undefined, 'state', 'state'])
    expect(sleepers).toEqual([1, 2])
    expect(words).toContainEqual({ name: 'state', value: '2' })
    expect(words).toContainEqual({ name: 'lastHolder', value: 'thread a' })
    expect(lines.map(({ text }) => text)).toContain('compare-exchange state: 0 → 1')
    expect(lines.filter(({ isEvent }) => isEvent).map(({ thread, text }) => `${thread} ${text}`)).toEqual([
      '0 has the lock',
      '1 falls asleep on state',
      '2 falls asleep on state',
    ])
    const step: Move = { thread: 1, until: 'step' }
    expect(stepOn(lock, 'a7b', step).threads[1]?.next).toBe('exchange state')
  })

  it('repeats a run along its schedule, and refuses a schedule that does not fit', () => {
    const lock = lockOf('switch')
    const run = moved(lock, 0, 1, 1, 0, 1)
    expect(stepOn(lockOf('switch'), run.schedule)).toEqual(run)
    // The releaser sleeps until another thread has the lock, so a move of the releaser changes nothing.
    const released = moved(lock, 0, 1, 1, 0, 0, 0)
    expect(released.threads[0]?.may).toBe('no')
    expect(stepOn(lock, released.schedule, { thread: 0, until: 'step' })).toEqual(released)
    expect(() => stepOn(lock, 'z')).toThrow(/does not fit/)
  })

  it('says that a thread can starve for exactly the locks under which a schedule starves one, and explains each', {
    timeout: 60_000,
  }, () => {
    const starving = STEPPED_GILS.filter(({ id }) => tryToStarve(lockOf(id)).worst.times >= STARVED_TURNS)
    // Locks of each kind: the releaser takes the lock back, or two threads take it in turn.
    expect(starving.map(({ id }) => id)).toEqual(expect.arrayContaining(['barging', 'switch', 'gvl']))
    const said = STEPPED_GILS.filter((gil) => / can starve/.test(starvationOf(gil).why))
    expect(said).toEqual(starving)
    for (const gil of STEPPED_GILS) {
      const { canStarve, why } = starvationOf(gil)
      expect(starving.includes(gil), gil.id).toBe(canStarve)
      expect(why, gil.id).toMatch(canStarve ? /a schedule can starve a thread\.$/ : /cannot starve\b/)
      expect(starving.includes(rivalOf(gil)), `the rival of ${gil.id}`).toBe(!canStarve)
    }
  })

  it('takes the lock in turn with two threads where one thread cannot run on alone', () => {
    const { threads, worst } = tryToStarve(lockOf('switch'))
    expect(worst).toEqual({ thread: 1, times: STARVED_TURNS })
    expect(threads.map(({ turns }) => turns > 1)).toEqual([true, false, true])
  })
})
