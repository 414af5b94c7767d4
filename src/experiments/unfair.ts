import { judging } from '../claims/judging.ts'
import { percent } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './unfair.py?raw'

/** How much longer a park or a wake takes on Linux than in Node's engine, ns (docs/kernel-entry.md). */
export const LINUX_NS = 250
const WASM_NS = 0

const VARIANTS = [3, 4].flatMap((THREADS) =>
  [LINUX_NS, WASM_NS].map((kernelEntryNs) => ({
    name: `${THREADS} threads, kernel entry ${kernelEntryNs} ns`,
    constants: { THREADS },
    settings: { kernelEntryNs },
  })),
)

export const unfair: Experiment = {
  id: 'unfair',
  title: 'Unfair acquisition',
  claim: 'Under switch, with three or four CPU-bound threads, the longest waiter is passed over more often than not.',
  details:
    'At least half of the contested switches must go to another thread, with the kernel entry set to 250 ns as on Linux. The figures at 0 ns, as in Wasm, are for comparison.',
  reference:
    'With three threads on two idle cores, CPython 3.13 passes the longest waiter over at 64 % of the switches and CPython 3.11 at 62 %. A queue would never do so.',
  file: 'unfair.py',
  source,
  gils: ['switch'],
  variants: VARIANTS,
  rounds: 5,
  judge: judging(
    {
      cases: VARIANTS.map(({ name }) => ({ variant: name, gil: 'switch' })),
      cores: 2,
      events: { what: 'contested switches', count: (run) => run.longestWaiterNotNext.contestedSwitches, least: 30 },
    },
    (evidence) =>
      VARIANTS.flatMap(({ name, settings }) => {
        const one = { variant: name, gil: 'switch' }
        const most = Math.max(...evidence.of(one).map(({ bypass }) => bypass.max))
        return [
          {
            what: `longest waiter passed over, ${name} (overtaken up to ${most} times)`,
            estimate: evidence.share(one, (run) => run.longestWaiterNotNext.share ?? Number.NaN),
            ...(settings.kernelEntryNs === LINUX_NS && { atLeast: 0.5 }),
            unit: percent,
          },
          { what: `requester next, ${name}`, estimate: evidence.share(one, (run) => run.requesterNext.share ?? Number.NaN), unit: percent },
        ]
      }),
  ),
}
