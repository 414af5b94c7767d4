import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil } from './gils.ts'

/**
 * Some threads run and check their breakers. Others stop all threads, as a fork does while the host copies the memory. All threads can be
 * asleep only if a wake-up was lost.
 */
export function stoppedScenario(gil: GilDescriptor, runners: number, stoppers: number): Scenario {
  return {
    id: `stopped-${gil.id}-${runners}-${stoppers}`,
    title: 'while a thread has stopped all others, no other thread runs',
    start: (world) => {
      openGil(world, gil, runners + stoppers)
      const running = new Set<number>()
      let stopper: number | undefined
      const enter = (slot: number) => {
        running.add(slot)
        if (stopper !== undefined) world.fail(`thread ${slot} runs although thread ${stopper} has stopped it`)
      }
      const runner = (slot: number): Body =>
        function* () {
          for (let burst = 0; burst < 2; burst++) {
            yield call('gilTake', slot)
            for (let poll = 0; poll < 2; poll++) {
              enter(slot)
              yield 'step'
              running.delete(slot)
              yield call('gilPoll', slot)
            }
            yield call('gilDrop', slot, burst === 1 ? Why.FINAL : Why.BLOCKING)
          }
        }
      const stopping = (slot: number): Body =>
        function* () {
          yield call('gilTake', slot)
          yield call('gilStopOthers', slot)
          if (running.size > 0 || stopper !== undefined) world.fail(`thread ${slot} has stopped all others, and another thread runs`)
          stopper = slot
          yield 'step'
          stopper = undefined
          yield call('gilResumeOthers', slot)
          yield call('gilDrop', slot, Why.FINAL)
        }
      return Array.from({ length: runners + stoppers }, (_, slot) => (slot < runners ? runner(slot) : stopping(slot)))
    },
  }
}
