import { HUB_MUTEX, HUB_SHARED, SHARED, SHARED_BYTES } from '../abi/layout'
import { NO_MEMORY } from '../abi/processes'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The memory of multiprocessing.Value and Array. An access acquires no lock, so two processes can overwrite each other's values. */
export abstract class HubShared {
  /** Creates `bytes` zeroed bytes, which stay in use until the run ends. @returns their address, on a boundary of 8 bytes; or NO_MEMORY */
  static create(t: ThreadState, bytes: i32): i32 {
    Mutex.lock(t, HUB_MUTEX)
    const used = Word.load(HUB_SHARED)
    const fits = bytes >= 0 && bytes <= SHARED_BYTES - used
    if (fits) Word.store(HUB_SHARED, (used + bytes + 7) & ~7)
    Mutex.unlock(HUB_MUTEX)
    return fits ? <i32>SHARED + used : NO_MEMORY
  }
}
