import { SLOT_BYTES, SLOT_STACK, SLOTS } from '../../../assembly/abi/layout.ts'
import type { ParkFloor } from '../../model/machine-report.ts'
import type { Resolution } from '../../model/resolution.ts'
import { modes } from '../../statistics/modes.ts'
import type { Session } from '../session/session.ts'
import type { Call } from '../worker/worker-api.ts'
import { callTogether } from './call-together.ts'
import { probedTimes, rank, resolved } from './summaries.ts'

const ROUNDS = 500
/**
 * In the park test, two workers wake each other in turn. A worker computes for this time, ns, before it wakes the other worker. The time is
 * long enough for the operating system to give each worker its own core.
 */
const WORK_NS = 100_000
/** The number of first rounds that are discarded because their code is cold. */
const WARM_UP = 50

/**
 * One-way latencies of park and unpark, µs: from the stamp before the wake call to the stamp after the park returns.
 * @param warmUp the number of first rounds that do not count
 */
export async function parkLatencies(session: Session, rounds = ROUNDS, warmUp = WARM_UP): Promise<number[]> {
  const latencies: number[] = []
  const side = (slot: number): Call => ['floorPark', slot, slot, rounds, WORK_NS]
  await callTogether(session, [[side(0)], [side(1)]], (memory) => {
    const stamps = [0, 1].map((slot) => new BigInt64Array(memory.buffer, SLOTS + slot * SLOT_BYTES + SLOT_STACK, 2 * rounds))
    const at = (worker: number, index: number) => Number(stamps[worker]?.[index] ?? 0n)
    for (let round = warmUp; round < rounds; round++) {
      latencies.push((at(1, 2 * round + 1) - at(0, 2 * round)) / 1000)
      latencies.push((at(0, 2 * round + 1) - at(1, 2 * (round - 1))) / 1000)
    }
  })
  return latencies
}

/** The floor from latencies in µs. */
export function parkFloorOf(latencies: readonly number[], resolution: Resolution, stepUs: number): ParkFloor {
  const resolutionUs = resolution.ns / 1000
  return {
    ...probedTimes(latencies, resolution),
    p10: resolved(rank(latencies, 0.1), resolution),
    p90: resolved(rank(latencies, 0.9), resolution),
    resolutionUs,
    modesUs: modes(
      latencies.filter((us) => us >= resolutionUs),
      { step: stepUs },
    ),
  }
}
