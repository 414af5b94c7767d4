import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { interleaved, type Row } from '../bench.ts'
import source from '../threads.py?raw'

const THREADS = 16
/** With this count, a run takes about a minute under tick. */
const COUNT = 3_500_000_000
const SHORT_COUNT = 50_000_000
const ROUNDS = 40
const MOST_COST = 0.01

/**
 * The events that a long run with many threads loses, and the cost of recording. The cost is that of stamping the events and of draining
 * them together, so it is an upper bound for the drainer's.
 */
export const drain: Row = {
  title: 'drain: a minute of 16 threads under tick',
  target: `no event lost; recording and draining cost ≤ ${MOST_COST * 100} % of the time (95 % interval includes it)`,
  async measure(bench) {
    const { recording, report } = await bench.run(source, { gil: 'tick', constants: { THREADS, COUNT } })
    const events = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
    const constants = { THREADS, COUNT: SHORT_COUNT }
    const { on, off } = await interleaved(
      {
        on: () => bench.seconds(source, { gil: 'tick', constants }),
        off: () => bench.seconds(source, { gil: 'tick', constants, recording: false }),
      },
      ROUNDS,
    )
    const { value, low95, high95 } = ratioOfRounds(on, off)
    const percent = (ratio: number | null) => (ratio === null ? '–' : `${((ratio - 1) * 100).toFixed(1)} %`)
    return {
      ours: `${report.lostEvents} of ${events.toLocaleString('en')} lost in ${(report.wallMs / 1000).toFixed(0)} s; cost ${percent(value)} (${percent(low95)} to ${percent(high95)}, n = ${ROUNDS})`,
      peer: 'the same without recording',
      met: report.lostEvents === 0 && low95 !== null && low95 <= 1 + MOST_COST,
    }
  },
}
