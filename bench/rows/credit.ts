import type { RunReport } from '../../src/model/report.ts'
import { type Bench, interleaved, median, medianRatio, type Row } from '../bench.ts'
import echo from '../echo.py?raw'
import threads from '../threads.py?raw'

/** Both programs run under the lab's own lock and under CPython's. */
const OURS = 'credit'
const PEER = 'switch'
const COUNT = 40_000_000

interface EchoRun {
  readonly echoes: number
  readonly loops: number
  readonly report: RunReport
}

async function echoRun(bench: Bench, gil: string, constants: Readonly<Record<string, number>>): Promise<EchoRun> {
  const { recording, report } = await bench.run(echo, { gil, constants })
  const [echoes = Number.NaN, loops = Number.NaN] = recording.stdout.split(' ').map(Number)
  return { echoes, loops, report }
}

/**
 * The time per switch, µs, in which a GIL is free although the computing thread wants it. Until its end, the computing thread runs or wants
 * the GIL. So the time in which neither this thread nor another one runs is the cost of the hand-offs.
 */
function freeUs({ threads, switches }: RunReport): number {
  const computing = threads.find(({ name }) => name.includes('compute'))
  if (!computing) throw new Error('no thread of echo.py computes')
  const othersMs = threads.reduce((ms, thread) => ms + (thread === computing ? 0 : thread.runningMs), 0)
  return (1000 * (computing.wallMs - computing.runningMs - othersMs)) / switches
}

/** The figures of a run of echo.py with echoes and one computing thread. */
interface Beside {
  /** The number of echoes, in percent of the number in a run without the computing thread. */
  readonly echoes: number
  /** The number of loops of the computing thread, in percent of the number in a run without echoes. */
  readonly loops: number
  readonly freeUs: number
}

/** Runs echo.py three times: without a computing thread, without echoes, and with both. */
async function beside(bench: Bench, gil: string): Promise<Beside> {
  const { echoes } = await echoRun(bench, gil, { COMPUTING: 0 })
  const { loops } = await echoRun(bench, gil, { ECHOING: 0 })
  const both = await echoRun(bench, gil, {})
  return { echoes: (100 * both.echoes) / echoes, loops: (100 * both.loops) / loops, freeUs: freeUs(both.report) }
}

export const credit: Row = {
  title: 'credit: an echo beside a thread that computes ÷ alone, with the speed and the hand-offs of switch',
  target: 'echo ≥ 20 %; speed of 2 and of 4 threads ÷ switch ≥ 0.98; handoff p50 ÷ switch ≤ 1; GIL free per switch ≤ handoff p50 of switch',
  async measure(bench) {
    const loops: number[] = []
    const free: number[] = []
    const seconds = (gil: string, THREADS: number) => bench.seconds(threads, { gil, constants: { COUNT, THREADS } })
    const handoff = async (gil: string) =>
      (await bench.run(threads, { gil, switchIntervalUs: 500, constants: { COUNT, THREADS: 2 } })).report.handoffUs.p50
    const of = await interleaved({
      echo: async () => {
        const ours = await beside(bench, OURS)
        loops.push(ours.loops)
        free.push(ours.freeUs)
        return ours.echoes
      },
      peerEcho: async () => (await beside(bench, PEER)).echoes,
      two: () => seconds(OURS, 2),
      peerTwo: () => seconds(PEER, 2),
      four: () => seconds(OURS, 4),
      peerFour: () => seconds(PEER, 4),
      handoff: () => handoff(OURS),
      peerHandoff: () => handoff(PEER),
    })
    const [two, four] = [medianRatio(of.peerTwo, of.two), medianRatio(of.peerFour, of.four)]
    const handoffs = medianRatio(of.handoff, of.peerHandoff)
    const echoes = median(of.echo)
    return {
      ours:
        `echo ${echoes.toFixed(1)} %, the other thread ${median(loops).toFixed(0)} %; speed ${two.toFixed(3)} and ${four.toFixed(3)}; ` +
        `handoff ${handoffs.toFixed(2)} (${median(of.handoff).toFixed(1)} µs); free ${median(free).toFixed(1)} µs per switch`,
      peer: `switch: echo ${median(of.peerEcho).toFixed(2)} %; handoff ${median(of.peerHandoff).toFixed(1)} µs`,
      met: echoes >= 20 && two >= 0.98 && four >= 0.98 && handoffs <= 1 && median(free) <= median(of.peerHandoff),
    }
  },
}
