import { answering } from '../claims/answering.ts'
import { between } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { ticks } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment, Variant } from '../model/run.ts'
import source from './check-interval.py?raw'

const VARIANTS = [10, 100, 1000].map((checkInterval) => ({
  name: `${checkInterval} ticks`,
  constants: {},
  settings: { checkInterval },
})) satisfies readonly Variant[]
/** CPython's check interval. */
const USUAL = '100 ticks'
/** The relative tolerance of the counts. It covers the instructions with which the two threads start. */
const WITHIN = 0.01

/**
 * Ticking instructions per release of the GIL, over the threads that count. The main thread only starts and joins them, so it releases the GIL
 * before its interval is over. The last hold of another thread ends with the thread, so each has one release less than acquisitions.
 */
function ticksBetweenReleases({ threads: [, ...counting] }: RunReport): number {
  const sum = (of: (thread: RunReport['threads'][number]) => number) => counting.reduce((total, thread) => total + of(thread), 0)
  return sum(({ ops }) => ops) / sum(({ acquisitions }) => Math.max(0, acquisitions - 1))
}

export const checkInterval: Experiment = {
  id: 'check-interval',
  title: 'The check interval',
  claim: 'Under tick, a thread releases the GIL every check interval + 1 ticks.',
  details:
    'A tick is an instruction that the interpreter counts. The counts at 10, 100 and 1000 ticks must be within 1 %, which allows for the start of the two threads. Time plays no part, so the claim needs no idle cores.',
  reference: 'CPython 2.7 at 100: a release every 33.7 iterations of three ticks, which is 101 ticks.',
  file: 'check-interval.py',
  source,
  gils: ['tick'],
  variants: VARIANTS,
  ...answering({
    title: 'Ticks between two releases of the GIL',
    allowsBusyCores: true,
    figure: ticksBetweenReleases,
    unit: ticks,
    cases: [USUAL, ...VARIANTS.map(({ name }) => name).filter((name) => name !== USUAL)].map((variant) => ({
      variant,
      gil: 'tick',
      label: `check interval ${variant}`,
    })),
    words: (figure) => `At a check interval of ${USUAL}, a thread releases the GIL every ${figure}.`,
  }),
  // The figures are counts, not times, so busy cores do not change them.
  judge: judging({ cases: VARIANTS.map(({ name }) => ({ variant: name, gil: 'tick' })), rounds: 1 }, (evidence) =>
    VARIANTS.map(({ name, settings }) => {
      const all = evidence.of({ variant: name, gil: 'tick' }).map(ticksBetweenReleases)
      const expected = settings.checkInterval + 1
      return {
        what: `at a check interval of ${settings.checkInterval}`,
        estimate: between(all),
        atLeast: expected * (1 - WITHIN),
        atMost: expected * (1 + WITHIN),
        unit: ticks,
      }
    }),
  ),
}
