import type { Case } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './countdown.py?raw'

const ALONE: Case = { variant: '1 thread', gil: 'switch' }
const FREE: Case = { variant: '2 threads', gil: 'none' }
const TOGETHER: readonly Case[] = [
  { variant: '2 threads', gil: 'tick' },
  { variant: '2 threads', gil: 'switch' },
  { variant: '4 threads', gil: 'switch' },
]
/** "As long", but for noise. */
const AS_LONG = 0.9
/** Much shorter than the article's 50 million, and run the more often: a spell in which a core is slow then meets all ways of a round alike. */
const COUNT = 8_000_000

export const countdown: Experiment = {
  id: 'countdown',
  title: 'Counting down, alone and together',
  claim:
    'Under a GIL, two threads that compute, or four, take at least as long as one that does the work of all (a tenth is left to noise).',
  reference: 'CPython 3.13 on two idle cores takes 1.01 × as long with two threads, CPython 2.7 1.99 ×.',
  file: 'countdown.py',
  source,
  gils: ['tick', 'switch', 'none'],
  variants: [
    { name: '1 thread', constants: { THREADS: 1, COUNT }, gils: ['switch'] },
    { name: '2 threads', constants: { THREADS: 2, COUNT } },
    { name: '4 threads', constants: { THREADS: 4, COUNT }, gils: ['switch'] },
  ],
  rounds: 25,
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
