import { Event } from '../../../assembly/abi/events.ts'
import { CHUNK_BYTES, EVENT_BYTES, GILS, RECORDING, SLOT_EVENTS, SLOT_FIRST_CHUNK, SLOTS } from '../../../assembly/abi/layout.ts'
import { Breaker, Policy } from '../../../assembly/abi/policies.ts'
import { GIL_HOLDER, THREAD_BREAKER, TICK_GIL_CREATED, TICK_GIL_SEMAPHORE } from '../../../assembly/abi/words.ts'
import { threadWord } from '../../../src/explore/word-names.ts'
import { columnsOf } from '../../../src/lab/worker/event-chunks.ts'
import { shownFrame } from '../../../src/program/errors/shown-frame.ts'
import { compile } from '../../../src/program/index.ts'
import { type RunOptions, runProgram } from '../machine.ts'

const BREAKER = threadWord(0, THREAD_BREAKER) >> 2
const HOLDER = (GILS + GIL_HOLDER) >> 2
const ANOTHER_THREAD = 2

/**
 * Runs a program in this thread, which loses the GIL as often as it can: under tick at the end of each check interval, and otherwise at each
 * check of the eval breaker. The machine reads the clock whenever it records an event. Under tick, the test's clock then pretends that another
 * thread has held the GIL. Otherwise it sets the request again.
 * @returns how often the recording has each line of the program as the end of a hold
 */
export function recordedLines(
  source: string,
  policy: Policy,
  options: Pick<RunOptions, 'compiled' | 'checkInterval'>,
): Map<number, number> {
  const program = compile(source, 'program.py')
  let now = 0
  const { machine, memory } = runProgram(program, {
    ...options,
    policy,
    words: { [RECORDING]: 1, ...(policy === Policy.TICK && { [GILS + TICK_GIL_CREATED]: 1, [GILS + TICK_GIL_SEMAPHORE]: 1 }) },
    clock: (_machine, { buffer }) => {
      const words = new Int32Array(buffer)
      if (policy === Policy.TICK) words[HOLDER] = ANOTHER_THREAD
      else words[BREAKER]! |= Breaker.DROP_REQUEST
      return now++
    },
  })
  const { kind, place } = columnsOf(eventsOf(memory))
  const lines = new Map<number, number>()
  for (const [at, pc] of place!.entries()) {
    if (![Event.YIELDED, Event.RETAKE_FAILED].includes(kind[at] as Event)) continue
    const frame = { functionIndex: machine.pcFunction(pc * 4), instruction: machine.pcInstruction(pc * 4) }
    const line = shownFrame(program, frame)?.line ?? 0
    lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  return lines
}

/** The events of the thread's slot, chunk by chunk. */
function eventsOf({ buffer }: WebAssembly.Memory): Uint8Array<ArrayBuffer>[] {
  const words = new Int32Array(buffer)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let left = words[(SLOTS + SLOT_EVENTS) >> 2]! * EVENT_BYTES
  for (let chunk = words[(SLOTS + SLOT_FIRST_CHUNK) >> 2]! >>> 0; left > 0; chunk = words[chunk >> 2]! >>> 0) {
    const bytes = Math.min(left, CHUNK_BYTES - EVENT_BYTES)
    chunks.push(new Uint8Array(buffer, chunk + EVENT_BYTES, bytes).slice())
    left -= bytes
  }
  return chunks
}
