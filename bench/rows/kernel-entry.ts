import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Policy } from '../../assembly/abi/policies.ts'
import { LINUX_NS } from '../../src/experiments/unfair.ts'
import type { Call } from '../../src/lab/worker/worker-api.ts'
import { type Bench, interleaved, median, type Row } from '../bench.ts'

const TIMES = 100_000
/** The number of short calls before the measured one, so that the engine has compiled the loops. */
const WARM_UPS = 10
const SOURCE = fileURLToPath(new URL('../../bench/kernel_entry.c', import.meta.url))
const PROGRAM = fileURLToPath(new URL('./kernel_entry', import.meta.url))

/** The mean time of a wake and of a wait in the engine, ns. */
async function engineNs(bench: Bench): Promise<number[]> {
  const memory = bench.session.memories.take()
  const machine = bench.session.instance(memory)
  machine.setup(1, Policy.NONE, 5000, 100, 0, 0)
  machine.attach(0)
  const [worker] = await bench.session.workerPool.whenReady(1)
  if (!worker) throw new Error('no worker was started')
  const both = (times: number): Call[] => [
    ['floorEmptyWake', times],
    ['floorEmptyWait', times],
  ]
  const warm = Array.from({ length: WARM_UPS }, () => both(1000)).flat()
  const ns = await worker.api.call(memory, performance.now(), [...warm, ...both(TIMES)])
  bench.session.memories.giveBack(memory, 1)
  return ns.slice(-2)
}

/** The mean time of a wake and of a wait on Linux, ns. */
async function linuxNs(): Promise<number[]> {
  return (await promisify(execFile)(PROGRAM, [String(TIMES)])).stdout.split(' ').map(Number)
}

/**
 * How much longer a wake and a wait take on Linux than in this engine. The experiment `unfair` adds this time to each park and each wake
 * (docs/kernel-entry.md).
 */
export const kernelEntry: Row = {
  title: 'kernel entry: how much longer a wake or a wait takes on Linux than in the engine',
  target: `within 50 ns of the ${LINUX_NS} ns of the experiment unfair`,
  async measure(bench) {
    const built = await promisify(execFile)('cc', ['-O1', '-o', PROGRAM, SOURCE]).catch(() => undefined)
    if (!built) return { ours: 'no C compiler (cc), or no Linux', peer: '', met: undefined }
    const rounds: { engine: number[]; linux: number[] }[] = []
    await interleaved({
      both: async () => rounds.push({ engine: await engineNs(bench), linux: await linuxNs() }),
    })
    const [wake, wait] = [0, 1].map((call) => {
      const of = (side: 'engine' | 'linux') => median(rounds.map((round) => round[side][call]!))
      return { engine: of('engine'), linux: of('linux'), longer: of('linux') - of('engine') }
    }) as [Figures, Figures]
    const longerNs = (wake.longer + wait.longer) / 2
    return {
      ours: `${longerNs.toFixed(0)} ns: a wake ${wake.longer.toFixed(0)}, a wait ${wait.longer.toFixed(0)}; in the engine ${wake.engine.toFixed(0)} and ${wait.engine.toFixed(0)}`,
      peer: `Linux ${wake.linux.toFixed(0)} and ${wait.linux.toFixed(0)} ns`,
      met: Math.abs(longerNs - LINUX_NS) <= 50,
    }
  },
}

interface Figures {
  readonly engine: number
  readonly linux: number
  readonly longer: number
}
