import { FLOOR } from '../../../assembly/abi/layout.ts'
import { Policy } from '../../../assembly/abi/policies.ts'
import { LabError } from '../../model/errors.ts'
import type { Session } from '../session/session.ts'
import type { PoolWorker } from '../session/worker-pool.ts'

/** The address of a word that nothing else uses. */
const WORD = FLOOR + 512
const MILLISECOND = 1e6

/**
 * Calls the canaries, which test the properties of the engine that every measurement needs. A test is necessary, because a page can call
 * itself isolated and still share no memory, and an engine can miscompile a wait.
 * @returns "ok" for each canary
 * @throws LabError 'cannot-measure' that names the failed canary
 */
export async function callCanaries(session: Session): Promise<Record<string, string>> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(1, Policy.NONE, 5000, 100, 0, 0)
  machine.attach(0)
  const worker = await workerThatSharesMemory(session, memory)
  const [locals, waited] = await Promise.race([
    worker.api.call(memory, performance.now(), [
      ['canaryLocals', 0, 1, 20, 300],
      ['floorTimedWait', 0, MILLISECOND],
    ]),
    worker.death,
  ])
  if (locals !== 1 + 2 * 20 + 3 * 300) {
    throw failed('wait keeps locals', 'this engine miscompiles memory.atomic.wait32 (Node 20 needs --no-liftoff before the first compile)')
  }
  // On a clock with steps of 1 ms, a wait of 1 ms may measure as 0.99 ms.
  if (waited === undefined || waited < 0.95 * MILLISECOND) throw failed('timed wait', `a wait of 1 ms took ${(waited ?? 0) / 1e6} ms`)
  session.memories.giveBack(memory, 1)
  return { 'shared memory': 'ok', 'wait keeps locals': 'ok', 'timed wait': 'ok' }
}

/** A worker that has received the memory and has read a value that the host wrote to it. */
async function workerThatSharesMemory(session: Session, memory: WebAssembly.Memory): Promise<PoolWorker> {
  Atomics.store(new Int32Array(memory.buffer), WORD >> 2, 4711)
  let seen: number
  try {
    const [worker] = await session.workerPool.whenReady(1)
    if (!worker) throw new Error('no worker was started')
    seen = await Promise.race([worker.api.peek(memory, WORD), worker.death])
    if (seen === 4711) return worker
  } catch (error) {
    throw failed('shared memory', `a worker could not receive the memory (${(error as Error).message})`)
  }
  throw failed('shared memory', `a worker reads ${seen} where 4711 was written`)
}

function failed(canary: string, what: string): LabError {
  return new LabError(
    'cannot-measure',
    `The canary "${canary}" failed: ${what}.`,
    'Measurements here would be wrong. Use another browser or a newer Node.',
  )
}
