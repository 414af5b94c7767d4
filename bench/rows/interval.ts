import { interleaved, median, type Row } from '../bench.ts'
import source from '../threads.py?raw'

/** The switch interval as it comes out. CPython 3.13 on two idle cores: 196 a second, 5.07 ms. */
export const interval: Row = {
  title: 'two threads at 5 ms: switches a second; hold p50',
  target: '190–200; 5.0–5.2 ms (CPython 196; 5.07)',
  async measure(bench) {
    const holds: number[] = []
    const { switches } = await interleaved({
      switches: async () => {
        const { report } = await bench.run(source, { gil: 'switch', constants: { THREADS: 2, COUNT: 200_000_000 } })
        holds.push(report.holdUs.p50 / 1000)
        return report.switchesPerSecond
      },
    })
    const [perSecond, holdMs] = [median(switches), median(holds)]
    return {
      ours: `${perSecond.toFixed(0)} a second; ${holdMs.toFixed(2)} ms`,
      peer: 'CPython 3.13: 196; 5.07 ms',
      met: perSecond >= 190 && perSecond <= 200 && holdMs >= 5 && holdMs <= 5.2,
    }
  },
}
