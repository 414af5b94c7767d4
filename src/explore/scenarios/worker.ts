import { type Body, call, type Request } from '../scenario.ts'
import type { World } from '../world.ts'

/** The steps of a Python thread between its first instruction and its last. */
export type Role = (thread: number) => Generator<Request, void, number>

/** Serves one thread after the other, as Worker.serve does. `roles[n]` is the role of thread n. */
export function worker(world: World, slot: number, roles: readonly Role[]): Body {
  return function* () {
    yield call('workerAttend', slot)
    while (true) {
      const thread = yield call('threadNext', slot)
      if (thread < 0) return
      const role = roles[thread]
      if (!role) return world.fail(`a worker got thread ${thread}`)
      yield call('threadBegin', thread)
      yield* role(thread)
      yield call('threadEnd', thread)
    }
  }
}
