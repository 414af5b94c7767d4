import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { plan } from '../../src/lab/series/plans.ts'
import type { Session } from '../../src/lab/session/session.ts'
import { warmUpRuns } from '../../src/lab/warm-up/warm-up.ts'
import { findGil } from '../../src/model/gils.ts'
import { DEFAULT_WORKERS } from '../../src/model/limits.ts'
import type { Recording } from '../../src/model/recording.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { openSession } from './lab.ts'

/**
 * The test runs the warm-up's programs at most this often. Whether a thread has to wait depends on the scheduler, so one execution may
 * leave out a path that another covers.
 */
const EXECUTIONS = 8

/** Names of events. A const enum has no names at run time. */
const EVENTS: Readonly<Record<number, string>> = {
  [Event.START]: 'START',
  [Event.ACQUIRED]: 'ACQUIRED',
  [Event.WANTED]: 'WANTED',
  [Event.YIELDED]: 'YIELDED',
  [Event.RETAKE_FAILED]: 'RETAKE_FAILED',
  [Event.DROP_REQUEST]: 'DROP_REQUEST',
  [Event.EXIT]: 'EXIT',
}
const OTHERS: readonly number[] = [Block.EVENT, Block.SEMAPHORE, Block.BARRIER, Block.TASKS]
/** The kinds of Block on which a thread of a program can wait. The other kinds occur only in the hub and in older recordings. */
const BLOCKS = Array.from({ length: Block.LOOP }, (_, i) => i + 1).filter((block) => !OTHERS.includes(block))

/** The paths that the events of some runs show: "block 5", "DROP_REQUEST". */
function pathsOf(recordings: readonly Recording[]): Set<string> {
  const found = new Set<string>()
  for (const { kind, arg } of recordings.flatMap(({ events }) => events)) {
    for (const [i, event] of kind.entries()) found.add(event === Event.RELEASED ? `block ${arg[i]}` : (EVENTS[event] ?? ''))
  }
  return found
}

/** The paths that the warm-up must cover under this GIL: every reason to wait, and every way to lose and regain the GIL. */
function pathsUnder(gil: string): string[] {
  const { excludes, preempts } = findGil(gil)!.traits
  // Without exclusion, a new thread may run at once. The thread that started it then need not wait.
  const waits = BLOCKS.filter((block) => excludes || block !== Block.START).map((block) => `block ${block}`)
  const losses = { ticks: ['RETAKE_FAILED'], timeout: ['DROP_REQUEST', 'YIELDED'], never: [] }[preempts]
  return ['START', 'ACQUIRED', 'WANTED', 'EXIT', ...waits, ...losses]
}

describe('the warm-up', () => {
  let session: Session
  let close: () => Promise<void>
  beforeAll(async () => {
    const open = await openSession(DEFAULT_WORKERS + 1)
    session = open.session
    close = open.close
  })
  afterAll(() => close())

  it('covers every path on which a thread waits, under every GIL, with three threads', async () => {
    const recordings: Recording[] = []
    const plans = plan({ experiment: ['countdown', 'processes'], gil: EVERY_PROGRAM_GILS.map(({ id }) => id) })
    const missing = () =>
      EVERY_PROGRAM_GILS.flatMap(({ id }) => {
        const found = pathsOf(recordings.filter(({ settings }) => settings.gil === id))
        return pathsUnder(id).flatMap((path) => (found.has(path) ? [] : [`${id}: ${path}`]))
      })
    for (let execution = 0; execution < EXECUTIONS && (execution === 0 || missing().length > 0); execution++)
      recordings.push(...(await warmUpRuns(session, plans)))
    expect(missing()).toEqual([])
    for (const { threads, stdout } of recordings) {
      expect(threads.length).toBeGreaterThanOrEqual(2)
      expect(stdout).toContain('warm')
    }
  })
})
