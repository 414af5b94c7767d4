import type { RunReport } from '../../src/model/report.ts'
import { about, type Changes, withAcquisitions } from './runs.ts'

/** For each verdict, changes to an experiment's runs. With these changes, on idle cores, the experiment's judge gives that verdict. */
interface Drawn {
  readonly confirmed: Changes
  readonly refuted: Changes
  /** The judge gives no verdict although the machine's cores are idle, for example because the figure is too scattered. */
  readonly open: Changes
  readonly needsCores: boolean
}

/** Sets the wall times, ms, and adds 1 ms per round, so that they vary. A key is a variant and a GIL, such as "2 threads, none". */
const walls =
  (ms: Readonly<Record<string, number>>): Changes =>
  (run) => ({ wallMs: ms[`${run.variant}, ${run.gil}`]! + run.round })

/** The same wall times, by GIL, for several variants. */
const every = (variants: readonly string[], ms: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(variants.flatMap((variant) => Object.entries(ms).map(([gil, one]) => [`${variant}, ${gil}`, one])))

const COUNTDOWN = {
  '1 thread, switch': 300,
  '2 threads, tick': 600,
  '2 threads, switch': 303,
  '2 threads, none': 155,
  '4 threads, switch': 305,
}
const WAITS = { '1000 coroutines, switch': 120, '100 threads, switch': 130 }
const NO_GIL = { '1 thread, switch': 300, '1 thread, none': 350, '2 threads, switch': 303, '2 threads, none': 155 }

const SHARING = {
  ...every(['1 thread', '2 threads, own data', 'own data, made by the main thread', 'one function', 'one list'], {
    switch: 20,
    none: 15,
    'none-atomic': 70,
  }),
  ...every(['1 thread'], { none: 28 }),
  ...every(['one counter'], { switch: 20, none: 95, 'none-atomic': 110 }),
}

const PROCESSES = { '1 thread, switch': 300, '2 threads, switch': 303, '2 processes, switch': 165 }
const SUB_INTERPRETERS = { '1 interpreter, switch': 300, '2, a GIL each, switch': 157, '2, one GIL, switch': 303 }

const holds =
  (times: number): Changes =>
  (run) => ({ holdUs: { ...run.holdUs, p50: about(run.switchIntervalUs * times, run) } })

const ticksBetween =
  (extra: number): Changes =>
  (run) => ({ threads: withAcquisitions(run, 1001, 1000 * (run.checkInterval + extra)) })

const retaken =
  (share: (gil: string) => number, requests = 100): Changes =>
  (run) => ({
    threads: withAcquisitions(run, 1001),
    switches: Math.round(1000 * (1 - about(share(run.gil), run))),
    overshootUs: { ...run.overshootUs, n: requests },
  })

/** The share of switches that pass the longest waiter over under `switch`. Under a queue it is 0. */
const passedOver =
  (share: number, contestedSwitches = 100): Changes =>
  (run) => ({
    longestWaiterNotNext: { contestedSwitches, notNext: 0, share: run.gil === 'switch' ? about(share, run) : 0 },
    requesterNext: { contestedRequests: contestedSwitches, next: 0, share: about(share, run) },
  })

const lost =
  (by: (gil: string) => number, switches = 40): Changes =>
  (run) => ({ switches, stdout: `lost ${by(run.gil)} of 8000000 updates\n` })

const lostWith =
  (by: (variant: string) => number, switches = 40): Changes =>
  (run) => ({ switches, stdout: `lost ${by(run.variant)} of 8000000 updates\n` })

const echoes =
  (each: (computing: string) => number): Changes =>
  (run) => ({ stdout: `${Math.round(about(each(run.variant), run))} echoes in 0.5001 s\n` })

/** Sets the echoes per second next to a CPU-bound thread under `priority`. All other rates are fixed. */
const echoesUnderPriority =
  (each: number): Changes =>
  (run) =>
    echoes((variant) => (variant === 'alone' ? 31_000 : run.gil === 'priority' ? each : 150))(run)

const burstsOf =
  (p50: number, n = 60): Changes =>
  (run) => ({ bursts: { n, p50, p90: 40, p99: 4000, max: 5000 }, gil: run.gil })

/** Runs of n threads. In most waits, the other threads take n − 1 + `more` turns. A hold lasts `quanta` × 100 ms. */
const turns =
  (more: number, quanta: number): Changes =>
  (run) => ({
    bypass: { histogram: [9, ...Array.from({ length: 6 }, (_, at) => (at + 1 === parseInt(run.variant, 10) - 1 + more ? 20 : 1))], max: 6 },
    holdUs: { ...run.holdUs, n: 30, p50: about(100_000 * quanta, run) },
  })

/**
 * Short turns of four threads: `each` is the number of turns of each thread by variant and GIL. The last thread gets `least` times as many.
 */
const shortTurns =
  (each: (run: RunReport) => number, least: (run: RunReport) => number = () => 1): Changes =>
  (run) => {
    const turns = about(each(run), run)
    return { stdout: `turns: ${[1, 1, 1, least(run)].map((share) => Math.round(turns * share)).join(' ')}\n` }
  }

const fasterBarging = (ratio: number): Changes => shortTurns(({ gil }) => (gil === 'barging' ? 1000 * ratio : 1000))

/** `gain`: the turns of two threads ÷ those of one, if a tenth of the work is under the GIL. */
const gainOutside = (gain: (run: RunReport) => number): Changes =>
  shortTurns((run) => (run.variant === '2 threads, 10 % inside' ? 1000 * gain(run) : 1000))

/** Two threads finish their sections `gain` times as fast as one. Critical sections last `reached` ns instead of 5000. */
const sections =
  (gain: (run: RunReport) => number, reached = 5012): Changes =>
  (run) => ({
    stdout: `critical: 5000 ns wanted, ${reached} ns reached
parallel: 5000 ns wanted, 4950 ns reached
alone: 10000 sections in 100.000 ms
together: 10000 sections in ${(100 / about(gain(run), run)).toFixed(3)} ms
`,
  })

/** If a lock parks its waiters, a second thread makes the work faster only if the sections are long. */
const parked = ({ variant }: RunReport) => (variant === '5 µs inside, 5 µs outside' ? 0.4 : 1.8)

const LOCKS = {
  '1 lock, switch': 140,
  '1 lock, fifo': 140,
  '1 lock, barging': 140,
  '1 lock, none': 150,
  '2 locks, switch': 139,
  '2 locks, fifo': 138,
  '2 locks, barging': 139,
  '2 locks, none': 80,
  '4 locks, switch': 137,
  '4 locks, fifo': 138,
  '4 locks, barging': 137,
  '4 locks, none': 78,
}

const leastUnder = (fifo: number, barging: number): Changes =>
  shortTurns(
    () => 1000,
    ({ gil }) => (gil === 'fifo' ? fifo : barging),
  )

const waitsUpTo =
  (ms: (gil: string) => number): Changes =>
  (run) => ({ starvation: { ...run.starvation, longestWaitMs: about(ms(run.gil), run) } })

/** `rounds`: the most turns that one other thread has during a wait. */
const overtaken =
  (rounds: (run: RunReport) => number): Changes =>
  (run) => {
    const threads = Array.from({ length: parseInt(run.variant, 10) + 1 }, () => run.threads[1]!)
    return { threads, bypass: { histogram: [1], max: (threads.length - 1) * rounds(run) } }
  }

export const DRAWN: Readonly<Record<string, Drawn>> = {
  countdown: {
    confirmed: walls(COUNTDOWN),
    refuted: walls({ ...COUNTDOWN, '4 threads, switch': 200 }),
    // Two threads without a GIL are no faster than one, so their cores were busy.
    open: walls({ ...COUNTDOWN, '2 threads, none': 310 }),
    needsCores: true,
  },
  sleep: {
    confirmed: () => ({ wallMs: 502 }),
    refuted: ({ gil }) => ({ wallMs: gil === 'tick' ? 1002 : 502 }),
    open: ({ gil }) => ({ wallMs: 502, quality: gil === 'tick' ? ['hidden'] : [] }),
    needsCores: false,
  },
  'switch-interval': {
    confirmed: holds(1.05),
    refuted: holds(1.5),
    open: holds(1.2),
    needsCores: true,
  },
  'check-interval': {
    confirmed: ticksBetween(1),
    refuted: ticksBetween(20),
    open: (run) => ({ ...ticksBetween(1)(run), quality: ['lost-events'] }),
    needsCores: false,
  },
  'lock-battle': {
    confirmed: retaken(() => 0.95),
    refuted: retaken(() => 0.1),
    open: retaken(() => 0.5),
    needsCores: true,
  },
  unfair: { confirmed: passedOver(0.11), refuted: passedOver(0), open: passedOver(0.11, 5), needsCores: true },
  'forced-switch': {
    confirmed: retaken((gil) => (gil === 'switch' ? 0 : 0.9)),
    refuted: retaken(() => 0.9),
    open: retaken((gil) => (gil === 'switch' ? 0 : 0.9), 5),
    needsCores: true,
  },
  convoy: {
    confirmed: echoes((variant) => (variant === 'alone' ? 31_000 : 50)),
    refuted: echoes((variant) => (variant === 'beside 1 that computes' ? 4_000 : 50)),
    // In one round, an echo next to a CPU-bound thread takes about 8 times as long as an echo alone. In the next round, it takes about 16
    // times as long. The claim is at least 10 times.
    open: (run) => echoes((variant) => (variant === 'alone' ? 31_000 : run.round % 2 ? 2000 : 4000))(run),
    needsCores: true,
  },
  'instant-io': { confirmed: burstsOf(1), refuted: burstsOf(900), open: burstsOf(1, 5), needsCores: true },
  asyncio: {
    confirmed: walls(WAITS),
    refuted: walls({ ...WAITS, '1000 coroutines, switch': 1000 }),
    open: (run) => walls({ ...WAITS, '1000 coroutines, switch': run.round % 2 ? 110 : 700 })(run),
    needsCores: true,
  },
  'no-gil': {
    confirmed: walls(NO_GIL),
    refuted: walls({ ...NO_GIL, '2 threads, none': 300 }),
    // A stall lengthens every other round.
    open: (run) => walls({ ...NO_GIL, '2 threads, none': run.round % 2 ? 155 : 450 })(run),
    needsCores: true,
  },
  sharing: {
    confirmed: walls(SHARING),
    refuted: walls({ ...SHARING, 'one counter, none': 20 }),
    open: (run) => walls({ ...SHARING, '2 threads, own data, none': run.round % 2 ? 12 : 32 })(run),
    needsCores: true,
  },
  processes: {
    confirmed: walls(PROCESSES),
    refuted: walls({ ...PROCESSES, '2 processes, switch': 300 }),
    open: (run) => walls({ ...PROCESSES, '2 processes, switch': run.round % 2 ? 200 : 250 })(run),
    needsCores: true,
  },
  'sub-interpreters': {
    confirmed: walls(SUB_INTERPRETERS),
    refuted: walls({ ...SUB_INTERPRETERS, '2, a GIL each, switch': 300 }),
    open: (run) => walls({ ...SUB_INTERPRETERS, '2, one GIL, switch': run.round % 2 ? 250 : 320 })(run),
    needsCores: true,
  },
  'why-a-gil': {
    confirmed: lost(() => 3_000_000),
    refuted: lost((gil) => (gil === 'switch' ? 0 : 3_000_000)),
    open: lost(() => 3_000_000, 4),
    needsCores: false,
  },
  'eval-breaker': {
    confirmed: lostWith((variant) => (variant.endsWith('3.10') ? 0 : 3_000_000)),
    refuted: lostWith((variant) => (variant.endsWith('3.9') ? 3_000_000 : 1)),
    open: lostWith((variant) => (variant.endsWith('3.10') ? 0 : 3_000_000), 4),
    needsCores: false,
  },
  'convoy-priority': {
    confirmed: echoesUnderPriority(9_000),
    refuted: echoesUnderPriority(400),
    open: (run) => echoesUnderPriority(run.round % 2 ? 1000 : 2500)(run),
    needsCores: true,
  },
  unluckiest: {
    confirmed: leastUnder(1, 0.1),
    refuted: leastUnder(1, 0.9),
    open: (run) => leastUnder(1, run.round % 2 ? 0.1 : 0.9)(run),
    needsCores: true,
  },
  'starvation-bound': {
    confirmed: waitsUpTo((gil) => (gil === 'barging' ? 120 : 1.4)),
    refuted: waitsUpTo((gil) => (gil === 'barging' ? 120 : 60)),
    open: (run) => waitsUpTo((gil) => (gil === 'barging' ? 120 : run.round % 2 ? 4 : 60))(run),
    needsCores: true,
  },
  'short-turns': {
    confirmed: fasterBarging(4),
    refuted: fasterBarging(1.1),
    open: (run) => fasterBarging(run.round % 2 ? 1.5 : 3)(run),
    needsCores: true,
  },
  'many-threads': {
    confirmed: overtaken(({ gil }) => (gil === 'fifo' ? 1 : 4)),
    refuted: overtaken(() => 4),
    open: overtaken(({ gil, round }) => (gil === 'fifo' || round === 1 ? 1 : 4)),
    needsCores: false,
  },
  'work-outside': {
    confirmed: gainOutside(() => 1.8),
    refuted: gainOutside(() => 1.1),
    open: gainOutside(({ round }) => (round % 2 ? 1.1 : 1.8)),
    needsCores: true,
  },
  'section-lengths': {
    confirmed: sections(parked),
    refuted: sections(() => 1.8),
    // The critical sections last 7.5 µs instead of 5 µs, so these runs say nothing about sections of 5 µs.
    open: sections(parked, 7500),
    needsCores: true,
  },
  'several-locks': {
    confirmed: walls(LOCKS),
    refuted: walls({ ...LOCKS, '4 locks, fifo': 80 }),
    open: (run) => walls({ ...LOCKS, '2 locks, none': run.round % 2 ? 80 : 140 })(run),
    needsCores: true,
  },
  'ruby-turns': {
    confirmed: turns(0, 1.01),
    refuted: turns(1, 1.01),
    // The holds of every other round are twice as long as the quantum.
    open: (run) => turns(0, run.round % 2 ? 1 : 2)(run),
    needsCores: false,
  },
}
