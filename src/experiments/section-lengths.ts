import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './section-lengths.py?raw'

const PARKING = ['switch', 'fifo', 'barging']
const GILS = [...PARKING, 'spin-park']
const MICROSECOND = 1000

/** Lengths in µs. As in LockHammer, each critical length meets each parallel length. */
const SWEEP = [5, 50].flatMap((critical) =>
  [5, 50, 500].map((parallel) => ({
    name: `${critical} µs inside, ${parallel} µs outside`,
    constants: { CRITICAL_NS: critical * MICROSECOND, PARALLEL_NS: parallel * MICROSECOND },
  })),
)
const SHORT = '5 µs inside, 5 µs outside'
const LONG = '50 µs inside, 500 µs outside'
/** The bounds for the speed of two threads ÷ the speed of one thread. */
const BOUNDS: Readonly<Record<string, { atLeast: number } | { atMost: number }>> = {
  [SHORT]: { atMost: 1.25 },
  [LONG]: { atLeast: 1.4 },
}
const JUDGED = Object.keys(BOUNDS).flatMap((variant) => PARKING.map((gil) => ({ variant, gil })))

/** Reads the lines "alone: 10000 sections in 99.231 ms" and "together: …". */
function gain({ stdout }: RunReport): number {
  const [, alone] = /^alone: \d+ sections in ([\d.]+) ms$/m.exec(stdout) ?? []
  const [, together] = /^together: \d+ sections in ([\d.]+) ms$/m.exec(stdout) ?? []
  return Number(alone) / Number(together)
}

/** Reads the lines "critical: 5000 ns wanted, 5012 ns reached" and "parallel: …". @returns the largest factor by which a length differs */
function missed({ stdout }: RunReport): number {
  const lengths = [...stdout.matchAll(/: (\d+) ns wanted, (\d+) ns reached$/gm)]
  return Math.max(...lengths.map(([, wanted, reached]) => Number(reached) / Number(wanted)).map((ratio) => Math.max(ratio, 1 / ratio)))
}

export const sectionLengths: Experiment = {
  id: 'section-lengths',
  title: 'The lengths of sections',
  claim:
    'Two threads finish sections of 50 µs inside and 500 µs outside the GIL at least 1.4 times as fast as one thread, and sections of 5 µs each at most 1.25 times as fast.',
  details:
    'The claim is about switch, fifo and barging. Amdahl’s law allows 2 × for both pairs of lengths. Hardly faster means at most 1.25 ×: these locks park a waiter, and a park and a wake-up last longer than a section of 5 µs. The lock spin-park, which spins first, is for comparison. The program calibrates the lengths before it measures. A length that it misses by more than a quarter prevents a verdict. The work outside runs in an interpreter that has a GIL of its own.',
  reference:
    'LockHammer (Arm) takes the critical and the parallel duration in ns and measures each pair of them, with a fixed number of acquisitions per thread.',
  file: 'section-lengths.py',
  source,
  gils: GILS,
  variants: SWEEP,
  rounds: 5,
  ...answering({
    title: 'Speed of 2 threads ÷ speed of 1',
    within: 'under switch',
    figure: gain,
    unit: times,
    cases: [LONG, SHORT, ...SWEEP.map(({ name }) => name).filter((name) => name !== LONG && name !== SHORT)].map((variant) => ({
      variant,
      gil: 'switch',
      label: variant,
    })),
    words: (long, _estimate, other) =>
      `Two threads are ${long} as fast as one if a section takes 50 µs inside the GIL and 500 µs outside. If both take 5 µs, they are ${other({ variant: SHORT, gil: 'switch' })} as fast.`,
  }),
  judge: judging({ cases: SWEEP.flatMap(({ name }) => GILS.map((gil) => ({ variant: name, gil }))), cores: 2 }, (evidence) => [
    ...SWEEP.flatMap(({ name }) =>
      GILS.map((gil) => ({
        what: `2 threads ÷ 1 thread, ${name}, ${gil}`,
        estimate: evidence.multiple({ variant: name, gil }, gain, 1),
        ...(PARKING.includes(gil) && BOUNDS[name]),
        unit: times,
      })),
    ),
    ...JUDGED.map((one) => ({
      what: `larger factor between wanted and reached length, ${one.variant}, ${one.gil}`,
      estimate: evidence.multiple(one, missed, 1),
      atMost: 1.25,
      unit: times,
      control: true as const,
    })),
  ]),
}
