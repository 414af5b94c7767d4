import { type Bench, interleaved, median, medianRatio, type Row } from '../bench.ts'
import echo from '../echo.py?raw'
import threads from '../threads.py?raw'

/** Both programs run under the lab's own lock and under CPython's. */
const OURS = 'credit'
const PEER = 'switch'
const COUNT = 40_000_000

/** The numbers of echoes and of loops that echo.py prints under a GIL. */
async function counts(bench: Bench, gil: string, constants: Readonly<Record<string, number>>): Promise<[number, number]> {
  const { recording } = await bench.run(echo, { gil, constants })
  const [echoes = Number.NaN, loops = Number.NaN] = recording.stdout.split(' ').map(Number)
  return [echoes, loops]
}

/**
 * Runs the echo alone, then a thread that computes alone, then both together. @returns the numbers of echoes and of loops together, in
 * percent of those alone
 */
async function beside(bench: Bench, gil: string): Promise<{ readonly echoes: number; readonly loops: number }> {
  const [echoesAlone] = await counts(bench, gil, { COMPUTING: 0 })
  const [, loopsAlone] = await counts(bench, gil, { ECHOING: 0 })
  const [echoes, loops] = await counts(bench, gil, {})
  return { echoes: (100 * echoes) / echoesAlone, loops: (100 * loops) / loopsAlone }
}

export const credit: Row = {
  title: 'credit: an echo beside a thread that computes ÷ alone, with the speed and the hand-offs of switch',
  target: 'echo ≥ 20 %; speed of 2 and of 4 threads ÷ switch ≥ 0.98; handoff p50 ÷ switch ≤ 1',
  async measure(bench) {
    const loops: number[] = []
    const seconds = (gil: string, THREADS: number) => bench.seconds(threads, { gil, constants: { COUNT, THREADS } })
    const handoff = async (gil: string) =>
      (await bench.run(threads, { gil, switchIntervalUs: 500, constants: { COUNT, THREADS: 2 } })).report.handoffUs.p50
    const of = await interleaved({
      echo: async () => {
        const ours = await beside(bench, OURS)
        loops.push(ours.loops)
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
        `handoff ${handoffs.toFixed(2)} (${median(of.handoff).toFixed(1)} µs)`,
      peer: `switch: echo ${median(of.peerEcho).toFixed(2)} %; handoff ${median(of.peerHandoff).toFixed(1)} µs`,
      met: echoes >= 20 && two >= 0.98 && four >= 0.98 && handoffs <= 1,
    }
  },
}
