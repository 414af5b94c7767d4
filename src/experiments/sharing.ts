import { answering, speedWords } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment, Variant } from '../model/run.ts'
import source from './sharing.py?raw'

const PLAIN = 'switch'
const BIASED = 'none'
const ATOMIC = 'none-atomic'
const GILS = [PLAIN, BIASED, ATOMIC]

const ALONE = '1 thread'
const OWN = '2 threads, own data'
/** Atomic counts cost the same whether threads share objects or not, so these variants leave them out. */
const SHARED: readonly Variant[] = [
  { name: 'own data, made by the main thread', constants: { GIVEN: 1 } },
  { name: 'one function', constants: { ONE_FUNCTION: 1 } },
  { name: 'one list', constants: { ONE_LIST: 1 } },
  { name: 'one counter', constants: { ONE_COUNTER: 1 } },
].map((variant) => ({ ...variant, gils: [PLAIN, BIASED] }))
const COUNTER = 'one counter'
const VARIANTS: readonly Variant[] = [{ name: ALONE, constants: { THREADS: 1 } }, { name: OWN, constants: {} }, ...SHARED]

const wall = ({ wallMs }: { readonly wallMs: number }) => wallMs
const alone = { variant: ALONE, gil: BIASED }
const own = { variant: OWN, gil: BIASED }
const counter = { variant: COUNTER, gil: BIASED }

export const sharing: Experiment = {
  id: 'sharing',
  title: 'The price of counting and of sharing',
  claim: 'Without a GIL, two threads are faster than one if each has data of its own, and slower than one if they share a counter.',
  details:
    'The turns are the same, whether one thread takes them all or two threads half of them each. Faster is at most 0.75 × the time of one thread, slower is at least 1.25 ×. Under switch, threads count references without atomics. Under none, the thread that made an object does so, and all other threads use atomics. Under none-atomic, every thread uses atomics for every reference. The shared function is a nested one: without a GIL, no thread counts references to the functions of a module.',
  reference:
    'Shannon, October 2024: a thousand threads that add to one counter took 2.07 s in a CPython with a GIL and 243 s in one without. Hastings’ Gilectomy of 2016 first counted with atomics. PEP 703 counts as none does.',
  file: 'sharing.py',
  source,
  gils: GILS,
  variants: VARIANTS,
  // If a core is slow for a while, more rounds spread the effect over all variants.
  rounds: 15,
  ...answering({
    title: 'Wall time',
    figure: wall,
    unit: milliseconds,
    cases: [
      { variant: ALONE, gil: PLAIN, label: '1 thread, plain counts (GIL)' },
      { ...alone, label: '1 thread, biased counts (no GIL)' },
      { variant: ALONE, gil: ATOMIC, label: '1 thread, atomic counts (no GIL)' },
      { variant: OWN, gil: PLAIN, label: '2 threads, GIL' },
      { ...own, label: '2 threads, no GIL, own data' },
      ...SHARED.map(({ name }) => ({ variant: name, gil: BIASED, label: `2 threads, no GIL, ${name}` })),
    ],
    ratio: { of: counter, to: alone, what: '2 threads that share a counter ÷ 1 thread, both without a GIL' },
    words: (ratio, estimate, other) =>
      `Without a GIL, two threads that share a counter: ${ratio} as long as one. ${speedWords(estimate)} With data of their own: ${other(own)} instead of ${other(alone)}.`,
  }),
  judge: judging(
    { cases: VARIANTS.flatMap(({ name, gils = GILS }) => gils.map((gil) => ({ variant: name, gil }))), cores: 2 },
    (evidence) => {
      const price = (gil: string) => evidence.ratio({ variant: ALONE, gil }, { variant: ALONE, gil: PLAIN }, wall)
      const second = (variant: string) => evidence.ratio({ variant, gil: BIASED }, alone, wall)
      return [
        { what: `${OWN} ÷ ${ALONE}, none`, estimate: second(OWN), atMost: 0.75, unit: times },
        { what: `${COUNTER} ÷ ${ALONE}, none`, estimate: second(COUNTER), atLeast: 1.25, unit: times },
        ...SHARED.filter(({ name }) => name !== COUNTER).map(({ name }) => ({
          what: `${name} ÷ ${ALONE}, none`,
          estimate: second(name),
          unit: times,
        })),
        ...[BIASED, ATOMIC].map((gil) => ({ what: `${gil} ÷ switch, ${ALONE}`, estimate: price(gil), unit: times })),
      ]
    },
  ),
}
