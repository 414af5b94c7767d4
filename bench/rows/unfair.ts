import { readFile } from 'node:fs/promises'
import { LINUX_NS } from '../../src/experiments/unfair.ts'
import { Session } from '../../src/lab/session/session.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { Bench, interleaved, median, type Row } from '../bench.ts'
import { pythonVersion, realSwitches } from '../cpython.ts'
import source from '../timed.py?raw'

const FIFO = new URL('./fifo.wasm', import.meta.url)
const SECONDS = 4

/** The percentage of switches at which the longest waiter was not next. */
async function passedOver(bench: Bench, kernelEntryNs: number): Promise<number> {
  const { report } = await bench.run(source, { gil: 'switch', kernelEntryNs, constants: { THREADS: 3, SECONDS } })
  return (report.longestWaiterNotNext.share ?? Number.NaN) * 100
}

/**
 * In CPython 3.13, with three threads, the longest waiter is not next at 64 % of the switches. The same lock is fair with a textbook
 * condition variable, whose waiters form a queue.
 */
export const unfair: Row = {
  title: 'three threads at 5 ms: the longest waiter is not next',
  target: `≥ 50 % at a kernel entry of ${LINUX_NS} ns (CPython 3.13 on another machine: 64 %); near 0 with a FIFO condition`,
  async measure(bench) {
    const module = await WebAssembly.compile(await readFile(FIFO))
    const platform = { ...nodePlatform(), machine: async () => module }
    return Session.during(platform, bench.session.workers, async (session) => {
      const queue = await Bench.open(session)
      const version = await pythonVersion()
      const { linux, wasm, fifo, real } = await interleaved({
        linux: () => passedOver(bench, LINUX_NS),
        wasm: () => passedOver(bench, 0),
        fifo: () => passedOver(queue, LINUX_NS),
        real: async () => (version ? (await realSwitches(3)).notNext : Number.NaN),
      })
      const range = (figures: readonly number[]) =>
        `${median(figures).toFixed(0)} % (${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)})`
      return {
        ours: `${range(linux)} at ${LINUX_NS} ns; ${range(wasm)} at 0; ${range(fifo)} with a FIFO condition`,
        peer: version ? `${version} here: ${range(real)}` : 'python3 not found',
        met: median(linux) >= 50 && median(fifo) <= 5,
      }
    })
  },
}
