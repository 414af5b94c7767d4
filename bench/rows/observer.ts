import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { interleaved, type Row } from '../bench.ts'
import source from '../threads.py?raw'

/**
 * The ratios of single rounds scatter by 8 %, and the confidence interval of the ratio must be narrow. The row therefore needs many rounds,
 * and short runs keep its total time small.
 */
const ROUNDS = 160

/** The cost of recording: the time of a run that stamps its events, relative to the same run without stamps. */
export const observer: Row = {
  title: 'observer effect: time with recording ÷ time without, two threads under switch',
  target: 'lower end of 95 % ≤ 1 %, half-width ≤ 2 %; stamps × clock cost ≤ 1 % of the time',
  async measure(bench) {
    let stampShare = 0
    const constants = { THREADS: 2, COUNT: 50_000_000 }
    const { on, off } = await interleaved(
      {
        on: async () => {
          const { recording, report } = await bench.run(source, { gil: 'switch', constants })
          stampShare = Math.max(stampShare, (recording.stamps * bench.machine.clockCostNs) / (report.wallMs * 1e6))
          return Number(recording.stdout)
        },
        off: () => bench.seconds(source, { gil: 'switch', constants, recording: false }),
      },
      ROUNDS,
    )
    const { value, low95, high95 } = ratioOfRounds(on, off)
    if (value === null || low95 === null || high95 === null) return { ours: 'no interval', peer: '', met: undefined }
    const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(2)} %`
    return {
      ours: `${percent(value)} (${percent(low95)} to ${percent(high95)}); stamps ${(stampShare * 100).toFixed(3)} %`,
      peer: 'the same without stamps',
      met: low95 <= 1.01 && (high95 - low95) / 2 <= 0.02 && stampShare <= 0.01,
    }
  },
}
