import { CELL_BYTES } from '../../abi/layout'
import { Cell } from './values'

/** The states of a generator. */
export const enum GeneratorState {
  /** The first line has not run. */
  NEW = 0,
  /** Its frame is on the stack of a thread. */
  RUNNING = 1,
  /** It has returned or failed, or it was closed. It holds nothing. */
  DONE = 2,
  /** It waits at a `yield`. */
  SUSPENDED = 3,
}

/**
 * A generator: the result of calling a function that contains `yield`. While the generator does not run, it owns the cells of the
 * function's frame: the locals and the value stack. resume() in eval/generators.ts moves them to the stack, and `yield` moves them back.
 */
@unmanaged
@final
export class Generator {
  refcount: i32
  kind: i32
  /** GeneratorState. In a run without a GIL, threads change it atomically: of two threads that resume the generator, one fails. */
  state: i32
  /** The address of the next instruction. */
  pc: usize
  function: i32
  /** `count` cells follow these fields: as many as the function's frame needs at most. The first `held` of them contain values. */
  count: i32
  held: i32
  /** Not 0 while next(generator, default) runs the generator: the default is in the cell below the generator's. */
  hasDefault: i32

  @inline static at(address: usize): Generator {
    return changetype<Generator>(address)
  }

  @inline static of(cell: usize): Generator {
    return changetype<Generator>(Cell.object(cell))
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }

  @inline get stateAddress(): usize {
    return this.address + offsetof<Generator>('state')
  }

  @inline get cells(): usize {
    return this.address + offsetof<Generator>()
  }

  get bytes(): usize {
    return offsetof<Generator>() + <usize>this.count * CELL_BYTES
  }
}
