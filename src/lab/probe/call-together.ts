import { Policy } from '../../../assembly/abi/policies.ts'
import type { Session } from '../session/session.ts'
import type { Call } from '../worker/worker-api.ts'

/**
 * Makes several lists of calls at the same time on one fresh memory, each list on its own worker. `inspect` reads the memory afterwards.
 * @returns the results of each list
 */
export async function callTogether(
  session: Session,
  calls: readonly (readonly Call[])[],
  inspect?: (memory: WebAssembly.Memory) => void,
): Promise<number[][]> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(calls.length, Policy.NONE, 5000, 100, 0, 0)
  for (let slot = 0; slot < calls.length; slot++) machine.attach(slot)
  const workers = await session.workerPool.whenReady(calls.length)
  const zeroMs = performance.now()
  const results = await Promise.all(
    workers.map((worker, slot) => Promise.race([worker.api.call(memory, zeroMs, calls[slot] ?? []), worker.death])),
  )
  inspect?.(memory)
  session.memories.giveBack(memory, calls.length)
  return results
}

/** The same call several times. */
export function times(count: number, call: Call): Call[] {
  return Array.from({ length: count }, () => call)
}
