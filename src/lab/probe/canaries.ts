import { FLOOR } from '../../../assembly/abi/layout.ts'
import { Policy } from '../../../assembly/abi/policies.ts'
import { LabError } from '../../model/errors.ts'
import type { Session } from '../session/session.ts'
import type { CrewMember } from '../session/worker-pool.ts'

/** A word that nothing else uses. */
const WORD = FLOOR + 512
const MILLISECOND = 1e6

/**
 * What must hold before a number may be believed, tried out and not asked for: a page can call itself isolated and share nothing, and an
 * engine can miscompile a wait.
 * @returns "ok" for each
 * @throws LabError 'cannot-measure' that names what failed
 */
export async function callCanaries(session: Session): Promise<Record<string, string>> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(1, Policy.NONE, 5000, 100, 0, 0)
  machine.attach(0)
  const member = await sharesMemory(session, memory)
  const [locals, waited] = await Promise.race([
    member.api.call(memory, performance.now(), [
      ['canaryLocals', 0, 1, 20, 300],
      ['floorTimedWait', 0, MILLISECOND],
    ]),
    member.death,
  ])
  if (locals !== 1 + 2 * 20 + 3 * 300) {
    throw failed('wait keeps locals', 'this engine miscompiles memory.atomic.wait32 (Node 20 needs --no-liftoff before the first compile)')
  }
  // A clock of 1 ms steps may call it 0.99.
  if (waited === undefined || waited < 0.95 * MILLISECOND) throw failed('timed wait', `a wait of 1 ms took ${(waited ?? 0) / 1e6} ms`)
  session.memories.giveBack(memory, 1)
  return { 'shared memory': 'ok', 'wait keeps locals': 'ok', 'timed wait': 'ok' }
}

/** A worker that has been given the memory and has read what was written to it here. */
async function sharesMemory(session: Session, memory: WebAssembly.Memory): Promise<CrewMember> {
  Atomics.store(new Int32Array(memory.buffer), WORD >> 2, 4711)
  let seen: number
  try {
    const [member] = await session.crew.atLeast(1)
    if (!member) throw new Error('no worker was started')
    seen = await Promise.race([member.api.peek(memory, WORD), member.death])
    if (seen === 4711) return member
  } catch (error) {
    throw failed('shared memory', `a worker could not be given any (${(error as Error).message})`)
  }
  throw failed('shared memory', `a worker reads ${seen} where 4711 was written`)
}

function failed(canary: string, what: string): LabError {
  return new LabError(
    'cannot-measure',
    `The canary "${canary}" failed: ${what}.`,
    'Nothing measured here could be believed. Use another browser or a newer Node.',
  )
}
