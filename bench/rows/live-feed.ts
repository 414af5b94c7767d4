import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { interleaved, type Row } from '../bench.ts'
import source from '../threads.py?raw'

/** Single rounds scatter. Many rounds make the confidence interval of the ratio narrow. */
const ROUNDS = 160

/** The cost of reporting, during a run, what its threads do. */
export const liveFeed: Row = {
  title: 'live feed: time of a run shown live ÷ time of a run not shown, two threads under switch',
  target: 'lower end of 95 % ≤ 1 %, half-width ≤ 2 %',
  async measure(bench) {
    const spec = { gil: 'switch', constants: { THREADS: 2, COUNT: 50_000_000 } }
    let batches = 0
    const { on, off } = await interleaved(
      {
        on: () => bench.seconds(source, { ...spec, onLive: () => batches++ }),
        off: () => bench.seconds(source, spec),
      },
      ROUNDS,
    )
    const { value, low95, high95 } = ratioOfRounds(on, off)
    if (value === null || low95 === null || high95 === null) return { ours: 'no interval', peer: '', met: undefined }
    const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(2)} %`
    return {
      ours: `${percent(value)} (${percent(low95)} to ${percent(high95)}); ${(batches / (ROUNDS + 1)).toFixed(1)} batches per run`,
      peer: 'the same run, not shown',
      met: low95 <= 1.01 && (high95 - low95) / 2 <= 0.02,
    }
  },
}
