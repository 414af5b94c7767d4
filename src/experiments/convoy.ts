import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { intervals, perSecond, times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './convoy.py?raw'
import { echoesPerSecond } from './echoes.ts'

const ALONE = { variant: 'alone', gil: 'switch' }
const BESIDE = [
  { variant: 'beside 1 that computes', gil: 'switch' },
  { variant: 'beside 2 that compute', gil: 'switch' },
]

function intervalsPerEcho(run: RunReport): number {
  return 1e6 / (echoesPerSecond(run) * run.switchIntervalUs)
}

export const convoy: Experiment = {
  id: 'convoy',
  title: 'The convoy',
  claim: 'Under switch, CPU-bound threads make an echo over two pipes at least ten times slower.',
  details: 'The echo is measured alone, then next to one and next to two CPU-bound threads. Both ratios must reach 10.',
  reference:
    'CPython 3.13 on two idle cores: 62,900 echoes/s alone and 100/s next to one CPU-bound thread, two intervals each (David Beazley, Understanding the Python GIL, 2010; bugs.python.org, issue 7946).',
  file: 'convoy.py',
  source,
  gils: ['switch'],
  variants: [
    { name: ALONE.variant, constants: { COMPUTING: 0 } },
    { name: 'beside 1 that computes', constants: { COMPUTING: 1 } },
    { name: 'beside 2 that compute', constants: { COMPUTING: 2 } },
  ],
  rounds: 11,
  ...answering({
    title: 'Echoes per second',
    figure: echoesPerSecond,
    unit: perSecond,
    cases: [ALONE, ...BESIDE].map((one) => ({ ...one, label: one.variant })),
    ratio: { of: ALONE, to: BESIDE[0]!, what: 'an echo beside one thread that computes ÷ an echo alone' },
    about: BESIDE[0]!,
    words: (ratio) => `Next to one thread that computes, an echo takes ${ratio} as long.`,
  }),
  judge: judging({ cases: [ALONE, ...BESIDE], cores: 2 }, (evidence) => [
    { what: ALONE.variant, estimate: evidence.mean(ALONE, echoesPerSecond), unit: perSecond },
    ...BESIDE.flatMap((one) => [
      { what: one.variant, estimate: evidence.mean(one, echoesPerSecond), unit: perSecond },
      { what: `an echo ${one.variant} ÷ alone`, estimate: evidence.ratio(ALONE, one, echoesPerSecond), atLeast: 10, unit: times },
      { what: `an echo ${one.variant}`, estimate: evidence.multiple(one, intervalsPerEcho, 1), unit: intervals },
    ]),
  ]),
}
