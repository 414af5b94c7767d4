import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnce } from '../../src/lab/execution/run-once.ts'
import type { Session } from '../../src/lab/session/session.ts'
import { findGil } from '../../src/model/gils.ts'
import type { Recording } from '../../src/model/recording.ts'
import { compile } from '../../src/program/index.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { LONG, tried } from '../long.ts'
import { corpus } from '../program/corpus.ts'
import { openSession } from './lab.ts'

const CONDITIONS = { loadNs: 1, clockStepNs: 1000, timeoutMs: 30_000 }
/**
 * The lines of a text in alphabetical order. The order of two threads' errors depends on the scheduler of the operating system, so it may
 * differ from CPython's.
 */
const sorted = (text: string) => text.split('\n').sort().join('\n')

describe('the threaded programs of the corpus on real workers', () => {
  const threaded = corpus()
    .filter((program) => program.threaded)
    .map(({ source, file, files, ...rest }) => ({ ...rest, file, program: compile(source, file, { files }) }))
  let session: Session
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ session, close } = await openSession(65))
  })
  afterAll(() => close())

  async function record({ program, file }: (typeof threaded)[number], gil: string, compiled: boolean): Promise<Recording> {
    const settings = {
      experiment: file,
      variant: '',
      gil,
      round: 1,
      switchIntervalUs: 1000,
      checkInterval: 100,
      kernelEntryNs: 0,
      recording: true,
      compiled,
    }
    return runOnce(session, { program, gil: findGil(gil)!, settings }, CONDITIONS, {})
  }

  it('exist', () => expect(threaded.length).toBeGreaterThan(5))

  // A GIL that preempts by a timeout, but without the forced switch, differs from `switch` in one branch. `npm test` leaves such a GIL to
  // the other contract tests.
  for (const { id: gil } of EVERY_PROGRAM_GILS.filter(({ traits }) => LONG || traits.preempts !== 'timeout' || traits.forcesSwitch)) {
    // Every program runs under `switch`, and in `npm test` every eighth one under the other GILs.
    it.each(tried(threaded, gil === 'switch' ? 1 : 8))(
      `$name prints the same as CPython under ${gil}, and its timeline reconciles`,
      async (program) => {
        const { stdout, stderr } = program
        const recording = await record(program, gil, false)
        expect(recording.outcome).toBe(stderr ? 'trapped' : 'completed')
        expect(recording.stdout).toBe(stdout)
        expect(
          sorted(
            recording.threads
              .flatMap((thread) => thread.traceback ?? [])
              .join('\n')
              .trim(),
          ),
        ).toBe(sorted(stderr.trim()))
        expect(buildTimeline(recording).threads).toHaveLength(recording.threads.length)
      },
    )
  }

  it.each(['switch', 'none'].flatMap((gil) => tried(threaded, 12).map((program) => ({ gil, name: program.name, program }))))(
    '$name prints the same as CPython under $gil, compiled to Wasm',
    async ({ gil, program }) => {
      const recording = await record(program, gil, true)
      expect(recording.outcome).toBe(program.stderr ? 'trapped' : 'completed')
      expect(recording.stdout).toBe(program.stdout)
    },
  )
})
