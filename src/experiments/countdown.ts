import { answering, speedWords } from '../claims/answering.ts'
import type { Case } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './countdown.py?raw'

const ALONE: Case = { variant: '1 thread', gil: 'switch' }
const FREE: Case = { variant: '2 threads', gil: 'none' }
const TOGETHER: readonly Case[] = [
  { variant: '2 threads', gil: 'tick' },
  { variant: '2 threads', gil: 'switch' },
  { variant: '4 threads', gil: 'switch' },
]
/** Several threads are no faster than one if they take at least this multiple of its time. The missing tenth allows for noise. */
const AS_LONG = 0.9

export const countdown: Experiment = {
  id: 'countdown',
  title: 'CPU-bound threads',
  claim: 'Under a GIL, splitting CPU work over two or four threads is no faster than one thread.',
  details:
    'The threads must take at least 0.9 × the time of one thread; a tenth is allowed for noise. Two threads without a GIL are the control: if they gain nothing, other work occupied the cores and the verdict stays open.',
  reference: 'On two idle cores, two threads take 1.01 × as long in CPython 3.13 and 1.99 × in CPython 2.7.',
  file: 'countdown.py',
  source,
  gils: ['tick', 'switch', 'none'],
  variants: [
    { name: '1 thread', constants: { THREADS: 1 }, gils: ['switch'] },
    { name: '2 threads', constants: { THREADS: 2 } },
    { name: '4 threads', constants: { THREADS: 4 }, gils: ['switch'] },
  ],
  // The runs are many and short (a countdown from 24 million) instead of few and long (150 million). A period in which a core is slow then
  // affects all variants alike.
  rounds: 25,
  ...answering({
    title: 'Wall time',
    figure: ({ wallMs }) => wallMs,
    unit: milliseconds,
    cases: [
      { ...ALONE, label: '1 thread' },
      { ...TOGETHER[1]!, label: '2 threads' },
      { ...TOGETHER[2]!, label: '4 threads' },
      { ...TOGETHER[0]!, label: '2 threads, old tick GIL' },
      { ...FREE, label: '2 threads, no GIL' },
    ],
    ratio: { of: TOGETHER[1]!, to: ALONE, what: '2 threads ÷ 1 thread, both under switch' },
    words: (ratio, estimate) => `Two threads: ${ratio} as long. ${speedWords(estimate)}`,
  }),
  judge: judging({ cases: [ALONE, ...TOGETHER, FREE], cores: 2 }, (evidence) => [
    ...TOGETHER.map((one) => ({
      what: `${one.variant} under ${one.gil} ÷ one thread`,
      estimate: evidence.ratio(one, ALONE, ({ wallMs }) => wallMs),
      atLeast: AS_LONG,
      unit: times,
    })),
    {
      what: '2 threads without a GIL ÷ one thread',
      estimate: evidence.ratio(FREE, ALONE, ({ wallMs }) => wallMs),
      atMost: AS_LONG,
      unit: times,
      control: true,
    },
  ]),
}
