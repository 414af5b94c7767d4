import { mean } from 'simple-statistics'
import { PROGRAM } from '../../../assembly/abi/layout.ts'
import { Poison, Policy } from '../../../assembly/abi/policies.ts'
import type { ReactionReport } from '../../model/machine-report.ts'
import { compile, toImage } from '../../program/index.ts'
import { medianOfRounds } from '../../statistics/median-of-rounds.ts'
import type { Session } from '../session/session.ts'
import { times } from './call-together.ts'
import { rank } from './summaries.ts'

/** The program of the thread that holds the GIL. */
const HOLDER = 'n = 0\nwhile True:\n    n = 1 - n\n'
/** With six batches, the interval from the smallest to the largest contains the median with a probability of 97 %. */
const BATCHES = 6
const REQUESTS = 12
/** The first requests are discarded because their code is cold. */
const WARM_UP = 4
/** The holder runs for about this long between two requests, ns. */
const PAUSE_NS = 1e6
const ENTRIES = 1000
/** Time between two attempts to stop the holder, ms. */
const NUDGE_MS = 1

/**
 * Measures how long a thread that runs Python under `switch` takes to release the GIL after a drop request, and how long a thread takes to
 * park. A single time is shorter than the step of most clocks, so both come from means of batches.
 */
export async function reaction(session: Session): Promise<ReactionReport> {
  const [requests, entries] = await besideHolder(session)
  const took = requests.slice(WARM_UP)
  const means = Array.from({ length: BATCHES }, (_, batch) => mean(took.slice(batch * REQUESTS, (batch + 1) * REQUESTS)))
  const { value, low95, high95 } = medianOfRounds(means)
  return { meanNs: value!, low95Ns: low95!, high95Ns: high95!, n: took.length, parkEntryNs: rank(entries, 0.5) }
}

/** Makes the requests while another worker runs the program. @returns the times of the requests and those of the park entries, ns */
async function besideHolder(session: Session): Promise<[number[], number[]]> {
  const memory = session.memories.take()
  const machine = session.instance(memory)
  machine.setup(2, Policy.SWITCH, 5000, 100, 0, 1)
  const program = compile(HOLDER, 'holder.py')
  new Uint8Array(memory.buffer).set(toImage(program), PROGRAM)
  machine.createMain()
  machine.attach(1)
  const [holder, requester] = await session.workerPool.whenReady(2)
  if (!holder || !requester) throw new Error('no worker was started')
  const zeroMs = performance.now()
  const holding = Promise.race([holder.api.serve(memory, 0, zeroMs, program, undefined), holder.death])
  const measure = [...times(WARM_UP + BATCHES * REQUESTS, ['floorReaction', 1, PAUSE_NS]), ...times(BATCHES, ['floorEmptyWait', ENTRIES])]
  const measured = await Promise.race([requester.api.call(memory, zeroMs, measure), requester.death, endsEarly(holding)])
  machine.stop(Poison.STOP)
  const nudging = setInterval(() => machine.nudge(), NUDGE_MS)
  await holding.finally(() => clearInterval(nudging))
  session.memories.giveBack(memory, 2)
  return [measured.slice(0, -BATCHES), measured.slice(-BATCHES)]
}

/** Rejects if the program ends, which it must not do before it is stopped. */
async function endsEarly(holding: Promise<unknown>): Promise<never> {
  await holding
  throw new Error('the program that holds the GIL ended')
}
