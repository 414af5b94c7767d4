import type { Row } from '../bench.ts'
import source from '../threads.py?raw'

/** About a minute under the old GIL. */
const COUNT = 3_500_000_000

/** The GIL with the most events, for long. */
export const nothingLost: Row = {
  title: 'a minute of four threads under tick: recorded events that were lost',
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
