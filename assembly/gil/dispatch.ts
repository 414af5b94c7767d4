import { Policy } from '../abi/policies'
import { ThreadState } from '../thread'
import { BargingGil } from './barging'
import { BfsGil } from './bfs'
import { CreditGil } from './credit'
import { EventualGil } from './eventual'
import { FifoGil } from './fifo'
import { GvlGil } from './gvl'
import { HandoffGil } from './handoff'
import { McsGil } from './mcs'
import { NoGil } from './none'
import { PriorityGil } from './priority'
import { SpinGil } from './spin'
import { SpinParkGil } from './spin-park'
import { StarvingGil } from './starving'
import { GilState } from './state'
import { SwitchGil } from './switch'
import { TickGil } from './tick'

/**
 * Calls the policy's method. asc inlines these functions and the short paths of the policies, because a call would cost as much as a lock.
 */
export abstract class Dispatch {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    switch (gil.policy) {
      case Policy.TICK:
        return TickGil.acquire(gil, t)
      case Policy.SWITCH:
        return SwitchGil.acquire(gil, t)
      case Policy.SWITCH_UNFORCED:
        return SwitchGil.acquire(gil, t)
      case Policy.FIFO:
        return FifoGil.acquire(gil, t)
      case Policy.MCS:
        return McsGil.acquire(gil, t)
      case Policy.BARGING:
        return BargingGil.acquire(gil, t)
      case Policy.HANDOFF:
        return HandoffGil.acquire(gil, t)
      case Policy.EVENTUAL:
        return EventualGil.acquire(gil, t)
      case Policy.STARVING:
        return StarvingGil.acquire(gil, t)
      case Policy.GVL:
        return GvlGil.acquire(gil, t)
      case Policy.PRIORITY:
        return PriorityGil.acquire(gil, t)
      case Policy.BFS:
        return BfsGil.acquire(gil, t)
      case Policy.SPIN:
        return SpinGil.acquire(gil, t)
      case Policy.SPIN_PARK:
        return SpinParkGil.acquire(gil, t)
      case Policy.CREDIT:
        return CreditGil.acquire(gil, t)
      case Policy.NONE:
        return NoGil.acquire(gil, t)
      case Policy.NONE_ATOMIC:
        return NoGil.acquire(gil, t)
      default:
        unreachable()
    }
  }

  /** why: Why */
  @inline static release(gil: GilState, t: ThreadState, why: i32): void {
    switch (gil.policy) {
      case Policy.TICK:
        return TickGil.release(gil, t)
      case Policy.SWITCH:
        return SwitchGil.release(gil, t, why, true)
      case Policy.SWITCH_UNFORCED:
        return SwitchGil.release(gil, t, why, false)
      case Policy.FIFO:
        return FifoGil.release(gil)
      case Policy.MCS:
        return McsGil.release(gil, t)
      case Policy.BARGING:
        return BargingGil.release(gil)
      case Policy.HANDOFF:
        return HandoffGil.release(gil, t)
      case Policy.EVENTUAL:
        return EventualGil.release(gil, t)
      case Policy.STARVING:
        return StarvingGil.release(gil, t)
      case Policy.GVL:
        return GvlGil.release(gil, t, why)
      case Policy.PRIORITY:
        return PriorityGil.release(gil, t, why)
      case Policy.BFS:
        return BfsGil.release(gil, t)
      case Policy.SPIN:
        return SpinGil.release(gil)
      case Policy.SPIN_PARK:
        return SpinParkGil.release(gil, t)
      case Policy.CREDIT:
        return CreditGil.release(gil, t, why)
      case Policy.NONE:
        return NoGil.release(gil, t)
      case Policy.NONE_ATOMIC:
        return NoGil.release(gil, t)
      default:
        unreachable()
    }
  }
}
