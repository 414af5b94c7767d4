import { parkLatencies } from '../../src/lab/probe/park-floor.ts'
import { interleaved, median, medianRatio, type Row } from '../bench.ts'
import source from '../threads.py?raw'

/** Compares the time of a hand-off of the GIL with the time of a bare park and unpark on this machine. */
export const handoff: Row = {
  title: 'handoff p50 under switch, kernel entry 0 ns ÷ park and unpark p50 of the same round',
  target: '≤ 1.5',
  async measure(bench) {
    const { ours, raw } = await interleaved({
      ours: async () => {
        const { report } = await bench.run(source, { gil: 'switch', switchIntervalUs: 500, constants: { THREADS: 2 } })
        return report.handoffUs.p50
      },
      raw: async () => median(await parkLatencies(bench.session)),
    })
    const ratio = medianRatio(ours, raw)
    return {
      ours: `${ratio.toFixed(2)} (${median(ours).toFixed(1)} µs)`,
      peer: `park and unpark ${median(raw).toFixed(1)} µs`,
      met: ratio <= 1.5,
    }
  },
}
