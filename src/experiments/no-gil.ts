import { answering, speedWords } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './no-gil.py?raw'

const ALONE = { variant: '1 thread', gil: 'switch' }
const ALONE_FREE = { variant: '1 thread', gil: 'none' }
const TOGETHER = { variant: '2 threads', gil: 'switch' }
const TOGETHER_FREE = { variant: '2 threads', gil: 'none' }

export const noGil: Experiment = {
  id: 'no-gil',
  title: 'Without a GIL',
  claim: 'Without a GIL, two CPU-bound threads finish in less than 0.75 × the time of one thread under a GIL.',
  details: 'The threads share the work of the one thread.',
  reference:
    'CPython 3.13 free-threaded on two idle cores: two threads take 0.50 × the time of one; one thread alone is 1.35 × slower than with a GIL.',
  file: 'no-gil.py',
  source,
  gils: ['switch', 'none'],
  variants: [
    { name: '1 thread', constants: { THREADS: 1 } },
    { name: '2 threads', constants: { THREADS: 2 } },
  ],
  // If a core is slow for a while, many short runs spread the effect over all variants, as in countdown.ts.
  rounds: 25,
  ...answering({
    title: 'Wall time',
    figure: ({ wallMs }) => wallMs,
    unit: milliseconds,
    cases: [
      { ...ALONE, label: '1 thread, GIL' },
      { ...TOGETHER, label: '2 threads, GIL' },
      { ...ALONE_FREE, label: '1 thread, no GIL' },
      { ...TOGETHER_FREE, label: '2 threads, no GIL' },
    ],
    ratio: { of: TOGETHER_FREE, to: ALONE, what: '2 threads without a GIL ÷ 1 thread under switch' },
    words: (ratio, estimate) => `Two threads without a GIL: ${ratio} as long as one thread. ${speedWords(estimate)}`,
  }),
  judge: judging({ cases: [ALONE, ALONE_FREE, TOGETHER, TOGETHER_FREE], cores: 2 }, (evidence) => {
    const wall = { figure: ({ wallMs }: { readonly wallMs: number }) => wallMs, unit: times }
    return [
      {
        what: '2 threads without a GIL ÷ 1 thread under switch',
        estimate: evidence.ratio(TOGETHER_FREE, ALONE, wall.figure),
        atMost: 0.75,
        unit: times,
      },
      { what: '2 threads under switch ÷ 1 thread under switch', estimate: evidence.ratio(TOGETHER, ALONE, wall.figure), unit: times },
      { what: '1 thread without a GIL ÷ 1 thread under switch', estimate: evidence.ratio(ALONE_FREE, ALONE, wall.figure), unit: times },
    ]
  }),
}
