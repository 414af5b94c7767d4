import { interleaved, median, type Row } from '../bench.ts'
import { pythonVersion, realSwitches } from '../cpython.ts'
import source from '../timed.py?raw'

/**
 * Shows the switches per second and the median hold of the lab, and beside them those of the real CPython on this machine. The target comes
 * from CPython 3.13 on two idle cores of another machine: 196 switches per second and 5.07 ms.
 */
export const interval: Row = {
  title: 'two threads at 5 ms: switches per second; hold p50',
  target: '190–200 per second; 5.0–5.2 ms (CPython 3.13 on another machine: 196; 5.07)',
  async measure(bench) {
    const version = await pythonVersion()
    const holds: number[] = []
    const realHolds: number[] = []
    const { ours, real } = await interleaved({
      ours: async () => {
        const { report } = await bench.run(source, { gil: 'switch', constants: { THREADS: 2 } })
        holds.push(report.holdUs.p50 / 1000)
        return report.switchesPerSecond
      },
      real: async () => {
        if (!version) return Number.NaN
        const { perSecond, holdMs } = await realSwitches(2)
        realHolds.push(holdMs)
        return perSecond
      },
    })
    const [perSecond, holdMs] = [median(ours), median(holds)]
    return {
      ours: `${perSecond.toFixed(0)} per second; ${holdMs.toFixed(2)} ms`,
      peer: version ? `${version} here: ${median(real).toFixed(0)}; ${median(realHolds).toFixed(2)} ms` : 'python3 not found',
      met: perSecond >= 190 && perSecond <= 200 && holdMs >= 5 && holdMs <= 5.2,
    }
  },
}
