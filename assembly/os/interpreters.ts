import {
  ARENA_BYTES,
  CELL_BYTES,
  FREE_THREADED,
  GILS,
  HEAP,
  HEAP_BYTES,
  HEAP_HEADER_BYTES,
  HEAP_LIMIT,
  HEAP_TOP,
  IMAGE_GLOBAL_COUNT,
  IMAGE_GLOBALS,
  IMAGE_HAS_INTERPRETERS,
  IMAGE_PRESETS,
  INTERPRETER_BYTES,
  INTERPRETERS,
  INTERPRETERS_MADE,
  MAX_INTERPRETERS,
  START_MUTEX,
} from '../abi/layout'
import { Gil } from '../gil/gil'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** In InterpreterState.number: closed, but its arena holds what tracebacks are made of. */
const KEPT: i32 = -1

/**
 * One interpreter: what CPython keeps in PyInterpreterState. Lives in INTERPRETERS; place 0 is the main one's. Code and constants are
 * shared; heap and globals are its own, and so is its GIL unless it is of the legacy kind.
 */
@unmanaged
@final
export class InterpreterState {
  /** Python's id of it plus 1; 0: the place is free. Atomic; a place is taken under START_MUTEX. */
  number: i32
  /** 1 while somebody calls into it or closes it; always 1 in the main one. Atomic: who changes it from 0 to 1 may go in. */
  running: i32
  /** Address of its GIL. This and the next two are written before anybody is in it. */
  gil: usize
  /** Address of its heap's header, and of its globals. */
  heap: usize
  globals: usize
  /** 1 once its module has run. Guarded by running. */
  moduleRun: i32
  /** Number in the name of its next Thread(): "Thread-1". Atomic. */
  threadNumber: i32
  /** Objects of its heap that died in a thread which had left it: a chain through their counts. Atomic. */
  dead: i32

  @inline static at(place: i32): InterpreterState {
    return changetype<InterpreterState>(INTERPRETERS + <usize>place * INTERPRETER_BYTES)
  }

  @inline static of(address: usize): InterpreterState {
    return changetype<InterpreterState>(address)
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }
  @inline get numberAddress(): usize {
    return changetype<usize>(this) + offsetof<InterpreterState>('number')
  }
  @inline get runningAddress(): usize {
    return changetype<usize>(this) + offsetof<InterpreterState>('running')
  }
  @inline get threadNumberAddress(): usize {
    return changetype<usize>(this) + offsetof<InterpreterState>('threadNumber')
  }
  @inline get deadAddress(): usize {
    return changetype<usize>(this) + offsetof<InterpreterState>('dead')
  }
}

/** The life of interpreters, and how a thread goes from one to another. */
export abstract class Interpreters {
  /** The main one, before anything else. */
  static setup(): void {
    const main = InterpreterState.at(0)
    main.number = 1
    main.running = 1
    main.moduleRun = 1
    main.gil = GILS
    main.heap = HEAP
  }

  /** The program image is in place. */
  static createMain(): void {
    InterpreterState.at(0).globals = <usize>load<u32>(IMAGE_GLOBALS)
    const arenas: usize = load<u32>(IMAGE_HAS_INTERPRETERS) ? <usize>(MAX_INTERPRETERS - 1) * ARENA_BYTES : 0
    store<u32>(HEAP + HEAP_LIMIT, <u32>(HEAP + HEAP_BYTES - arenas))
  }

  /** @returns the address of a new interpreter, 0 where there is no place for one. ownGil: PEP 684's kind, else the main one's GIL is its too. */
  static create(t: ThreadState, ownGil: bool): usize {
    Mutex.lock(t, START_MUTEX)
    const place = Interpreters.freePlace()
    const it = InterpreterState.at(place)
    if (place) {
      it.running = 0
      it.moduleRun = 0
      it.threadNumber = 0
      it.dead = 0
      Interpreters.furnish(it, HEAP + HEAP_BYTES - <usize>place * ARENA_BYTES)
      // Where there is no GIL, all have none.
      it.gil = ownGil && !load<i32>(FREE_THREADED) ? Gil.open(place) : GILS
      Word.store(it.numberAddress, Word.add(INTERPRETERS_MADE, 1) + 2)
    }
    Mutex.unlock(START_MUTEX)
    return place ? it.address : 0
  }

  /** An arena, whatever was in it, becomes a heap, with globals as a module finds them. */
  private static furnish(it: InterpreterState, arena: usize): void {
    it.heap = arena
    it.globals = arena + HEAP_HEADER_BYTES
    const top = it.globals + <usize>load<u32>(IMAGE_GLOBAL_COUNT) * CELL_BYTES
    memory.fill(arena, 0, top - arena)
    store<u32>(arena, <u32>top, HEAP_TOP)
    store<u32>(arena, <u32>(arena + ARENA_BYTES), HEAP_LIMIT)
    const presets = <usize>load<u32>(IMAGE_PRESETS)
    const count = load<u32>(presets)
    for (let i: u32 = 0; i < count; i++) {
      const preset = presets + 4 + ((<usize>i) << 3)
      memory.copy(it.globals + <usize>load<u32>(preset) * CELL_BYTES, <usize>load<u32>(preset, 4), CELL_BYTES)
    }
  }

  /** Nobody is in it, and nobody can go in. kept: what its heap holds must stay. */
  static close(it: InterpreterState, kept: bool): void {
    Word.store(it.numberAddress, kept ? KEPT : 0)
  }

  /** The place of the interpreter with this id, -1 if there is none. */
  static find(id: i64): i32 {
    for (let place = 0; place < MAX_INTERPRETERS; place++) {
      const number = Word.load(InterpreterState.at(place).numberAddress)
      if (number > 0 && <i64>number == id + 1) return place
    }
    return -1
  }

  @inline static idOf(it: InterpreterState): i32 {
    return it.number - 1
  }

  /** From here on the thread takes objects from there, and wants that GIL. */
  static settle(t: ThreadState, it: InterpreterState): void {
    t.interpreter = it.address
    t.heap = it.heap
    t.globals = it.globals
  }

  /** The thread goes on in another interpreter: it gives its GIL up and takes the other's, be it the same (PyThreadState_Swap). */
  static move(t: ThreadState, to: InterpreterState): void {
    Gil.giveUp(t)
    Interpreters.settle(t, to)
    Gil.takeOther(t, to.gil)
  }

  /** Leaves an object that only this thread has to the interpreter that it belongs to: it is freed when somebody comes in. Constants stay. */
  static bury(it: InterpreterState, object: usize): void {
    if (load<i32>(object) < 0) return
    let last = Word.load(it.deadAddress)
    while (true) {
      store<i32>(object, last)
      const seen = Word.cas(it.deadAddress, last, <i32>object)
      if (seen == last) return
      last = seen
    }
  }

  private static freePlace(): i32 {
    for (let place = 1; place < MAX_INTERPRETERS; place++) if (Word.load(InterpreterState.at(place).numberAddress) == 0) return place
    return 0
  }
}
