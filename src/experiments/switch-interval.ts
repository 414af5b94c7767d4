import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment, Variant } from '../model/run.ts'
import source from './switch-interval.py?raw'

/** The switch intervals in ms. The threads compute for SECONDS, which contains at least twenty intervals. */
const INTERVALS = [
  { ms: 0.5, SECONDS: 0.3 },
  { ms: 5, SECONDS: 0.5 },
  { ms: 50, SECONDS: 1.2 },
]

const VARIANTS = INTERVALS.map(({ ms, SECONDS }) => ({
  name: `${ms} ms`,
  constants: { SECONDS },
  settings: { switchIntervalUs: ms * 1000 },
})) satisfies readonly Variant[]

export const switchInterval: Experiment = {
  id: 'switch-interval',
  title: 'The switch interval',
  claim: 'Under switch, a CPU-bound thread holds the GIL for one switch interval, to within 20 %.',
  details: 'The median hold is compared with intervals of 0.5, 5 and 50 ms.',
  reference: 'CPython 3.13 holds it for the interval + 65 µs (1.13 ×, 1.01 ×, 1.00 ×): 1,750 switches a second at 0.5 ms, 196 at 5 ms.',
  file: 'switch-interval.py',
  source,
  gils: ['switch'],
  variants: VARIANTS,
  rounds: 5,
  ...answering({
    title: 'Median time for which a thread holds the GIL',
    figure: ({ holdUs }) => holdUs.p50 / 1000,
    unit: milliseconds,
    cases: [VARIANTS[1]!, VARIANTS[0]!, VARIANTS[2]!].map(({ name }) => ({ variant: name, gil: 'switch', label: `interval ${name}` })),
    words: (held) => `At a switch interval of 5 ms, a thread holds the GIL for ${held}.`,
  }),
  judge: judging(
    {
      cases: VARIANTS.map(({ name }) => ({ variant: name, gil: 'switch' })),
      cores: 2,
      events: { what: 'holds', count: ({ holdUs }) => holdUs.n, least: 10 },
    },
    (evidence) =>
      VARIANTS.map(({ name, settings }) => ({
        what: `median hold ÷ ${name}`,
        estimate: evidence.multiple({ variant: name, gil: 'switch' }, ({ holdUs }) => holdUs.p50, settings.switchIntervalUs),
        atLeast: 0.8,
        atMost: 1.2,
        unit: times,
      })),
  ),
}
