import type { Row } from '../bench.ts'
import source from '../threads.py?raw'

/** With this count, a run takes about a minute under tick. */
const COUNT = 3_500_000_000

/** Counts the lost events of a long run. The run is under tick, the GIL that records the most events. */
export const nothingLost: Row = {
  title: 'a minute of four threads under tick: lost events',
  target: '0',
  async measure(bench) {
    const { recording, report } = await bench.run(source, { gil: 'tick', constants: { THREADS: 4, COUNT } })
    const events = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
    return {
      ours: `${report.lostEvents} of ${events.toLocaleString('en')} in ${(report.wallMs / 1000).toFixed(0)} s`,
      peer: '',
      met: report.lostEvents === 0,
    }
  },
}
