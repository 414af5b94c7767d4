import { describe, expect, it } from 'vitest'
import { inTurn, type Waiting } from '../../src/platform/one-at-a-time.ts'

type Turns = <T>(work: () => Promise<T>, waiting: Waiting) => Promise<T>

/** A faulty lock: it calls onWait, but does not wait. */
const mutant: Turns = async (work, { onWait }) => {
  onWait()
  return work()
}

/** Lets the other tasks run, however long their chains of promises are. */
const yieldToEventLoop = () => new Promise((resolve) => setTimeout(resolve))

/**
 * Starts three tasks at once.
 * @returns the largest number of tasks that worked at the same time, the tasks that waited, and the order in which the tasks ended
 */
async function crowd(turns: Turns) {
  const waited: number[] = []
  const ended: number[] = []
  let working = 0
  let most = 0
  const work = (who: number) => async () => {
    most = Math.max(most, ++working)
    await yieldToEventLoop()
    working--
    ended.push(who)
    if (who === 0) throw new Error('the first fails')
    return who
  }
  const all = await Promise.allSettled([0, 1, 2].map((who) => turns(work(who), { onWait: () => waited.push(who) })))
  return { most, waited, ended, outcomes: all.map(({ status }) => status) }
}

describe('labs of one process', () => {
  it('measure one after the other, in the order of their calls, even if one fails', async () => {
    expect(await crowd(inTurn)).toEqual({ most: 1, waited: [1, 2], ended: [0, 1, 2], outcomes: ['rejected', 'fulfilled', 'fulfilled'] })
  })

  it('measure at the same time under a lock that does not wait', async () => {
    expect((await crowd(mutant)).most).toBe(3)
  })

  it('can end their wait, and the next still waits for the first', async () => {
    let end: () => void = () => {}
    const log: string[] = []
    const first = inTurn(() => new Promise<void>((resolve) => (end = resolve)), { onWait: () => log.push('first waits') })
    const impatient = new AbortController()
    const second = inTurn(async () => log.push('second works'), { signal: impatient.signal, onWait: () => log.push('second waits') })
    const third = inTurn(async () => log.push('third works'), { onWait: () => log.push('third waits') })
    await yieldToEventLoop()
    impatient.abort(new Error('no time'))
    await expect(second).rejects.toThrow('no time')
    await yieldToEventLoop()
    expect(log).toEqual(['second waits', 'third waits'])
    end()
    await Promise.all([first, third])
    expect(log.at(-1)).toBe('third works')
    // The queue is empty now.
    await inTurn(async () => {}, { onWait: () => log.push('waits') })
    expect(log).not.toContain('waits')
  })
})
