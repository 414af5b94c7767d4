import { FLOOR } from '../../assembly/abi/layout.ts'
import { Policy } from '../../assembly/abi/policies.ts'
import type { Call } from '../../src/lab/worker/worker-api.ts'
import { type Bench, interleaved, median, medianRatio, type Row } from '../bench.ts'

const TIMES = 400_000
/**
 * The number of short calls before the measured one. An engine switches to optimised code reliably only between calls, not during a call.
 */
const WARM_UPS = 10
const WORD = FLOOR + 1024

/** The time of one iteration of one of the machine's loops, ns. The worker reads its JavaScript clock before and after the whole loop. */
async function loopNs(bench: Bench, policy: Policy, call: Call): Promise<number> {
  const memory = bench.session.memories.take()
  const machine = bench.session.instance(memory)
  machine.setup(1, policy, 5000, 100, 0, 0)
  machine.attach(0)
  machine.openGil()
  const [member] = await bench.session.workerPool.whenReady(1)
  if (!member) throw new Error('no worker was started')
  const zeroMs = performance.now()
  const warm = [...call] as unknown as [Call[0], ...number[]]
  warm[warm.length - 1] = 2000
  await member.api.call(
    memory,
    zeroMs,
    Array.from({ length: WARM_UPS }, () => warm as unknown as Call),
  )
  const ns = await member.api.time(memory, zeroMs, call)
  bench.session.memories.giveBack(memory, 1)
  return ns / TIMES
}

/** The cost of an uncontended lock, relative to the cheapest possible lock. */
export const uncontended: Row = {
  title: 'uncontended acquire + release ÷ a bare CAS + store in Wasm',
  target: 'mutex ≤ 2, tick ≤ 2, switch ≤ 4',
  async measure(bench) {
    const ns = await interleaved({
      bare: () => loopNs(bench, Policy.NONE, ['loopCasStore', WORD, TIMES]),
      mutex: () => loopNs(bench, Policy.NONE, ['loopMutex', 0, WORD, TIMES]),
      tick: () => loopNs(bench, Policy.TICK, ['loopGil', 0, TIMES]),
      switch: () => loopNs(bench, Policy.SWITCH, ['loopGil', 0, TIMES]),
    })
    const [mutex, tick, ofSwitch] = [ns.mutex, ns.tick, ns.switch].map((figures) => medianRatio(figures, ns.bare))
    if (mutex === undefined || tick === undefined || ofSwitch === undefined) throw new Error('three locks, three ratios')
    return {
      ours: `mutex ${mutex.toFixed(2)}, tick ${tick.toFixed(2)}, switch ${ofSwitch.toFixed(2)}`,
      peer: `CAS + store ${median(ns.bare).toFixed(1)} ns`,
      met: mutex <= 2 && tick <= 2 && ofSwitch <= 4,
    }
  },
}
