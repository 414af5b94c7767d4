import { answering } from '../claims/answering.ts'
import { exactly } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { count, percent, times } from '../claims/units.ts'
import { findGil } from '../model/gils.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import { LEAST_SWITCHES, lostShare, lostUpdates } from './lost-updates.ts'
import source from './why-a-gil.py?raw'

const GILS = ['tick', 'switch', 'none']
const RACE = '2 threads'
const PLAIN = { variant: 'references', gil: 'switch' }
const FREE = { variant: 'references', gil: 'none' }
/** Counting this many references takes about 0.1 s. */
const REFERENCES = 8_000_000
/**
 * The number of switches in the run. It is infinite without mutual exclusion, because threads that run at the same time lose updates
 * without a switch.
 */
function switchesOf({ gil, switches }: RunReport): number {
  return findGil(gil)?.traits.excludes ? switches : Number.POSITIVE_INFINITY
}

export const whyAGil: Experiment = {
  id: 'why-a-gil',
  title: 'What a GIL does not protect',
  claim: 'Two threads that increment one counter lose updates under every GIL.',
  details:
    'A read and the write that follows it are two steps under tick, under switch and without a GIL. One lost update under each confirms the claim. Busy cores can only hide losses, so the claim needs no idle cores.',
  reference:
    'CPython promises no more: a GIL protects the interpreter, which without one must count references in a slower way. CPython 3.13 without a GIL is 1.35 × slower with one thread.',
  file: 'why-a-gil.py',
  source,
  gils: GILS,
  variants: [
    { name: RACE, constants: {} },
    { name: PLAIN.variant, constants: { REFERENCES }, gils: [PLAIN.gil, FREE.gil] },
  ],
  rounds: 5,
  ...answering({
    title: 'Updates lost, of all updates',
    allowsBusyCores: true,
    figure: lostShare,
    unit: percent,
    cases: ['switch', 'tick', 'none'].map((gil) => ({ variant: RACE, gil, label: gil })),
    words: (share, { value }) =>
      value > 0 ? `Updates get lost: ${share} of them under today’s GIL.` : 'No update was lost under today’s GIL.',
  }),
  judge: judging(
    // The judge does not require idle cores, because busy cores can only hide a loss. It requires switches instead: a run with enough
    // switches practically always shows a loss.
    {
      cases: GILS.map((gil) => ({ variant: RACE, gil })),
      events: { what: 'switches', count: switchesOf, least: LEAST_SWITCHES },
    },
    (evidence) => [
      ...GILS.map((gil) => {
        const runs = evidence.of({ variant: RACE, gil }).map(lostUpdates)
        const lost = runs.reduce((total, run) => total + run.lost, 0)
        const share = lost / runs.reduce((total, { of }) => total + of, 0)
        return { what: `updates lost under ${gil} (${percent(share)} of all)`, estimate: exactly(lost), atLeast: 1, unit: count }
      }),
      { what: 'references counted without a GIL ÷ under one', estimate: evidence.ratio(FREE, PLAIN, ({ wallMs }) => wallMs), unit: times },
    ],
  ),
}
