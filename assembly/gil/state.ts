import { GIL_BYTES, GILS } from '../abi/layout'
import {
  GIL_CHECK_INTERVAL,
  GIL_HOLDER,
  GIL_LAST_HOLDER,
  GIL_POLICY,
  GIL_SEQUENCE,
  GIL_SWITCH_INTERVAL_US,
  GIL_SWITCH_NUMBER,
} from '../abi/words'
import { Word } from '../word'

/**
 * One GIL: the words that all policies share. CPython keeps them in `struct _gil_runtime_state`. abi/words.ts says which threads write each
 * word.
 */
@unmanaged
@final
export class GilState {
  @inline static at(address: usize): GilState {
    return changetype<GilState>(address)
  }

  @inline static number(index: i32): GilState {
    return changetype<GilState>(GILS + <usize>index * GIL_BYTES)
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }

  @inline get policy(): i32 {
    return load<i32>(this.address, GIL_POLICY)
  }
  set policy(policy: i32) {
    store<i32>(this.address, policy, GIL_POLICY)
  }

  @inline get switchIntervalAddress(): usize {
    return this.address + GIL_SWITCH_INTERVAL_US
  }
  @inline get checkIntervalAddress(): usize {
    return this.address + GIL_CHECK_INTERVAL
  }

  @inline get sequence(): i32 {
    return load<i32>(this.address, GIL_SEQUENCE)
  }
  set sequence(sequence: i32) {
    store<i32>(this.address, sequence, GIL_SEQUENCE)
  }

  @inline get holder(): i32 {
    return load<i32>(this.address, GIL_HOLDER)
  }
  set holder(holder: i32) {
    store<i32>(this.address, holder, GIL_HOLDER)
  }

  @inline get lastHolderAddress(): usize {
    return this.address + GIL_LAST_HOLDER
  }

  @inline get switchNumber(): i32 {
    return Word.load(this.address + GIL_SWITCH_NUMBER)
  }
  set switchNumber(number: i32) {
    Word.store(this.address + GIL_SWITCH_NUMBER, number)
  }
}
