import { Op } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Handlers } from './handlers'
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

/** Bits of Generator.marks. */
export const enum Mark {
  /** Code can await the generator, because types.coroutine() made it. */
  AWAITABLE = 1,
  /** A step of the asynchronous generator has begun and has no result yet. */
  IN_STEP = 2,
  /** aclose() of the asynchronous generator has begun. */
  CLOSING = 4,
  /** The asynchronous generator has had its first step, so it belongs to the event loop of that step, if there was one. */
  STARTED = 8,
  /**
   * The asynchronous generator lost its last reference while it was suspended. Its event loop then got a new reference, to close the
   * generator. If the generator loses its last reference again, it is freed.
   */
  LEFT_TO_LOOP = 16,
}

/**
 * A generator: the result of calling a function that contains `yield`. Coroutines and asynchronous generators are generators of another
 * kind. While the generator does not run, it owns the cells of the function's frame: the locals and the value stack. resume() in
 * eval/generators.ts moves them to the stack, and `yield` moves them back.
 */
@unmanaged
@final
export class Generator {
  refcount: i32
  kind: u8
  /** GeneratorState. In a run without a GIL, threads change it atomically: of two threads that resume the generator, one fails. */
  state: i32
  /** The address of the next instruction. */
  pc: usize
  function: i32
  /** The number of cells that follow the last field: the most that the function's frame needs. The first `held` cells contain values. */
  count: i32
  held: i32
  /** Not 0 while next(generator, default) runs the generator: the default is in the cell below the generator's. */
  hasDefault: i32
  /**
   * Address of an exception; 0 for none. While the generator runs, this is the exception that the resuming code handles. While the
   * generator is suspended, this is the exception that the generator itself handles.
   */
  handled: usize
  /** The next object in the thread's list of objects that need a finalizer (eval/finalizers.ts). */
  next: usize
  /** The bits of Mark that are set. */
  marks: i32

  @inline static at(address: usize): Generator {
    return changetype<Generator>(address)
  }

  @inline static of(cell: usize): Generator {
    return changetype<Generator>(Cell.object(cell))
  }

  /** Whether a value with this tag is a generator or a coroutine, which send() resumes. */
  @inline static resumes(tag: i32): bool {
    return tag == Tag.GENERATOR || tag == Tag.COROUTINE
  }

  @inline static has(tag: i32): bool {
    return tag == Tag.GENERATOR || tag == Tag.COROUTINE || tag == Tag.ASYNC_GENERATOR
  }

  @inline isMarked(mark: Mark): bool {
    return (this.marks & mark) != 0
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }

  @inline get stateAddress(): usize {
    return this.address + offsetof<Generator>('state')
  }

  /** Exchanges the exceptions that the generator and the thread handle. */
  @inline swapHandled(t: ThreadState): void {
    const handled = t.handled
    t.handled = this.handled
    this.handled = handled
  }

  /** Whether the generator waits in a `try` or `with`. In that case, close() runs code of the generator. */
  get isProtected(): bool {
    if (this.state != GeneratorState.SUSPENDED) return false
    return Handlers.find(this.pc - sizeof<u32>()) != 0 || (this.delegates && Handlers.find(this.pc) != 0)
  }

  /** Whether the generator waits in a `yield from`. The last of its cells is the iterator. */
  get delegates(): bool {
    return this.state == GeneratorState.SUSPENDED && load<u8>(this.pc) == Op.YIELD_FROM
  }

  @inline get cells(): usize {
    return this.address + offsetof<Generator>()
  }

  /** The address after the cells. */
  @inline get end(): usize {
    return this.cells + <usize>this.count * CELL_BYTES
  }

  get bytes(): usize {
    return Generator.size(this.kind, this.count)
  }

  /** An asynchronous generator has one more cell, for the fields in started.ts. */
  static size(kind: i32, count: i32): usize {
    return offsetof<Generator>() + <usize>(count + i32(kind == Tag.ASYNC_GENERATOR)) * CELL_BYTES
  }
}
