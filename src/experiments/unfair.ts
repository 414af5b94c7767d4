import { answering } from '../claims/answering.ts'
import type { Evidence } from '../claims/evidence.ts'
import type { Finding } from '../claims/finding.ts'
import { judging } from '../claims/judging.ts'
import { percent, points } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './unfair.py?raw'

/** How much longer a park or a wake takes on Linux than in Node's engine, ns (docs/kernel-entry.md). */
export const LINUX_NS = 250
const WASM_NS = 0

/** The control, which always serves the longest waiter. */
const QUEUE = 'fifo'
/**
 * The share of switches by which the claim's GIL must exceed the queue. Below one switch in a hundred, no run of this length could tell the
 * two apart.
 */
const LEAST_DIFFERENCE = 0.01

const VARIANTS = [3, 4].flatMap((THREADS) =>
  [LINUX_NS, WASM_NS].map((kernelEntryNs) => ({
    name: `${THREADS} threads, as ${kernelEntryNs === LINUX_NS ? 'on Linux' : 'in Wasm'}`,
    constants: { THREADS },
    settings: { kernelEntryNs },
    gils: kernelEntryNs === LINUX_NS ? ['switch', QUEUE] : ['switch'],
  })),
)

function passedOver({ longestWaiterNotNext }: RunReport): number {
  return longestWaiterNotNext.share ?? Number.NaN
}

export const unfair: Experiment = {
  id: 'unfair',
  title: 'Unfair acquisition',
  claim: 'With three or four CPU-bound threads, the longest waiter is passed over more often under switch than under a FIFO queue.',
  details:
    'The queue is the GIL fifo, in the same rounds. The shares of contested switches that go to another thread must differ by at least one percentage point, in the runs “as on Linux”. There, each call that lets a thread sleep or wakes it takes 250 ns longer (the kernel entry). The runs “as in Wasm” lack this time and are for comparison.',
  reference:
    'With three threads on two idle cores, CPython 3.13 passes the longest waiter over at 64 % of the switches and CPython 3.11 at 62 %.',
  file: 'unfair.py',
  source,
  gils: ['switch', QUEUE],
  variants: VARIANTS,
  rounds: 5,
  ...answering({
    title: 'Switches at which the longest waiter is passed over',
    figure: passedOver,
    unit: percent,
    cases: VARIANTS.filter(({ gils }) => gils.includes(QUEUE)).flatMap(({ name, constants, gils }) =>
      gils.map((gil) => ({ variant: name, gil, label: `${constants.THREADS} threads, ${gil}` })),
    ),
    words: (share, _, other) =>
      `With three threads, CPython's lock passes the longest waiter over at ${share} of the switches. A queue does so at ${other({ variant: VARIANTS[0]!.name, gil: QUEUE })}.`,
  }),
  judge: judging(
    {
      cases: VARIANTS.flatMap(({ name, gils }) => gils.map((gil) => ({ variant: name, gil }))),
      cores: 2,
      events: { what: 'contested switches', count: (run) => run.longestWaiterNotNext.contestedSwitches, least: 30 },
    },
    (evidence) => VARIANTS.flatMap((variant) => findings(evidence, variant)),
  ),
}

function findings(evidence: Evidence, { name, gils }: (typeof VARIANTS)[number]): Finding[] {
  const one = { variant: name, gil: 'switch' }
  const queue = { variant: name, gil: QUEUE }
  const most = Math.max(...evidence.of(one).map(({ bypass }) => bypass.max))
  const difference = {
    what: `longest waiter passed over, ${name}, switch − ${QUEUE}`,
    estimate: evidence.difference(one, queue, passedOver),
    atLeast: LEAST_DIFFERENCE,
    unit: points,
  }
  return [
    ...(gils.includes(QUEUE) ? [difference] : []),
    {
      what: `longest waiter passed over, ${name}, switch (overtaken up to ${most} times)`,
      estimate: evidence.share(one, passedOver),
      unit: percent,
    },
    ...(gils.includes(QUEUE)
      ? [{ what: `longest waiter passed over, ${name}, ${QUEUE}`, estimate: evidence.share(queue, passedOver), unit: percent }]
      : []),
    { what: `requester next, ${name}`, estimate: evidence.share(one, (run) => run.requesterNext.share ?? Number.NaN), unit: percent },
  ]
}
