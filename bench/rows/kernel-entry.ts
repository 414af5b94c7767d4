import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Policy } from '../../assembly/abi/policies.ts'
import type { Call } from '../../src/lab/worker/worker-api.ts'
import { type Bench, interleaved, median, type Row } from '../bench.ts'

/** The calls that Floor.afterSleep() and kernel_entry.c measure, by their numbers there. */
const CALLS = ['clock', 'wake', 'wait'] as const
/** CPython's switch interval. A waiter makes the calls after a sleep of this length. */
const SLEEP_NS = 5e6
const TIMES = 60
const SOURCE = fileURLToPath(new URL('../../bench/kernel_entry.c', import.meta.url))
const PROGRAM = fileURLToPath(new URL('./kernel_entry', import.meta.url))

/** The median of each call in the engine, ns. */
async function engineNs(bench: Bench): Promise<number[]> {
  const memory = bench.session.memories.take()
  const machine = bench.session.instance(memory)
  machine.setup(1, Policy.NONE, 5000, 100, 0, 0)
  machine.attach(0)
  const [worker] = await bench.session.workerPool.whenReady(1)
  if (!worker) throw new Error('no worker was started')
  const calls = CALLS.flatMap((_, call) => Array.from({ length: TIMES }, (): Call => ['floorAfterSleep', 0, call, SLEEP_NS]))
  const ns = await worker.api.call(memory, performance.now(), calls)
  bench.session.memories.giveBack(memory, 1)
  return CALLS.map((_, call) => median(ns.slice(call * TIMES, (call + 1) * TIMES)))
}

/** The median of each call in Linux, ns. */
async function linuxNs(): Promise<number[]> {
  return (await promisify(execFile)(PROGRAM, [String(SLEEP_NS), String(TIMES)])).stdout.split(' ').map(Number)
}

/** The time of a wake and a wait together, without the clock reads around them. */
function wakeAndWait([clock = 0, wake = 0, wait = 0]: readonly number[]): number {
  return wake + wait - 2 * clock
}

/**
 * How much longer a park or a wake takes a thread on Linux than in this engine, if the thread has just slept for a switch interval. The
 * experiment `unfair` adds this time to each park and each wake (docs/kernel-entry.md).
 */
export const kernelEntry: Row = {
  title: 'kernel entry: what a park or a wake takes longer on Linux than in the engine',
  target: 'the 200 ns of the experiment unfair are within 100 ns',
  async measure(bench) {
    const built = await promisify(execFile)('cc', ['-O1', '-o', PROGRAM, SOURCE]).catch(() => undefined)
    if (!built) return { ours: 'no C compiler (cc), or no Linux', peer: '', met: undefined }
    const seen: { engine: number[]; linux: number[] }[] = []
    const { longer } = await interleaved({
      async longer() {
        const both = { engine: await engineNs(bench), linux: await linuxNs() }
        seen.push(both)
        return (wakeAndWait(both.linux) - wakeAndWait(both.engine)) / 2
      },
    })
    const words = (side: 'engine' | 'linux') =>
      CALLS.map((name, call) => `${name} ${Math.round(median(seen.slice(1).map((both) => both[side][call]!)))}`).join(', ')
    const middle = median(longer)
    return {
      ours: `${Math.round(middle)} ns (${Math.round(Math.min(...longer))}–${Math.round(Math.max(...longer))}); engine, ns with one clock read: ${words('engine')}`,
      peer: `Linux: ${words('linux')}`,
      met: Math.abs(middle - 200) <= 100,
    }
  },
}
