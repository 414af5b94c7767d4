import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { interleaved, type Row } from '../bench.ts'

const ROUNDS = 60

/** A loop with a lock that only one thread uses. It prints its time in seconds. */
const SOURCE = `
from threading import Lock
from time import perf_counter

COUNT = 200000
gate = Lock()

def loop():
    for _ in range(COUNT):
        with gate:
            pass

begin = perf_counter()
loop()
print(perf_counter() - begin)
`

/** The cost of the record of a lock that no thread waits for: counting its acquisitions, and reading the clock now and then. */
export const lockStamps: Row = {
  title: 'uncontended lock: time of a loop with recording ÷ time without',
  target: 'at most 5 % in a loop that does nothing else',
  async measure(bench) {
    const run = (recording: boolean) => () => bench.seconds(SOURCE, { gil: 'switch', constants: {}, recording })
    const { on, off } = await interleaved({ on: run(true), off: run(false) }, ROUNDS)
    const { value, low95, high95 } = ratioOfRounds(on, off)
    if (value === null || low95 === null || high95 === null) return { ours: 'no interval', peer: '', met: undefined }
    const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(2)} %`
    return {
      ours: `${percent(value)} (${percent(low95)} to ${percent(high95)})`,
      peer: 'the same without recording',
      met: high95 <= 1.05 ? true : low95 > 1.05 ? false : undefined,
    }
  },
}
