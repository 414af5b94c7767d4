import {
  ARENA_BYTES,
  CELL_BYTES,
  FREE_THREADED,
  GILS,
  HAS_OWNERS,
  HEAP,
  HEAP_BLOCKS,
  HEAP_BYTES,
  HEAP_HEADER_BYTES,
  HEAP_LIMIT,
  HEAP_PAGE_BYTES,
  HEAP_START,
  HEAP_TOP,
  IMAGE_GLOBAL_COUNT,
  IMAGE_GLOBALS,
  IMAGE_HAS_INTERPRETERS,
  IMAGE_PRESETS,
  INTERPRETER_BYTES,
  INTERPRETERS,
  INTERPRETERS_MADE,
  MAX_INTERPRETERS,
  MAX_OWNERS,
  SLOT_BLOCKS,
  SLOT_COUNT,
  START_MUTEX,
} from '../abi/layout'
import { Gil } from '../gil/gil'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** A value of InterpreterState.number: the interpreter is closed, but its arena still holds texts that reports need. */
const KEPT: i32 = -1

/**
 * One interpreter, as CPython's PyInterpreterState. The states are in INTERPRETERS; place 0 is the main interpreter. All interpreters share
 * code and constants. Each has its own heap and globals. Each also has its own GIL, except an interpreter of the legacy kind, which shares
 * the main interpreter's GIL.
 */
@unmanaged
@final
export class InterpreterState {
  /** Python's id of the interpreter plus 1; 0: the place is free. Atomic. A thread that takes a place holds START_MUTEX. */
  number: i32
  /**
   * 1 while a thread calls into the interpreter or closes it; always 1 in the main interpreter. Atomic: the thread that changes the field
   * from 0 to 1 may enter.
   */
  running: i32
  /** Address of the interpreter's GIL. gil, heap and globals have their values before any thread enters. */
  gil: usize
  /** Address of the heap's header, and address of the interpreter's globals. */
  heap: usize
  globals: usize
  /** 1 once the interpreter's module has run. Only the thread that set `running` reads or writes this field. */
  moduleRun: i32
  /** How many Thread objects have got a numbered name. The first one is "Thread-1". Atomic. */
  threadNumber: i32
  /**
   * Address of the first dead object, 0 for none. A dead object is in the heap of this interpreter, and a thread in another interpreter
   * has dropped the last reference to it. In place of its reference count, the object has the address of the next dead object. Atomic.
   */
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

/** Creates, finds and closes interpreters, and moves threads between them. */
export abstract class Interpreters {
  /** Sets up the main interpreter. GIL 0 must be set up already. */
  static setup(): void {
    const main = InterpreterState.at(0)
    main.number = 1
    main.running = 1
    main.moduleRun = 1
    main.gil = GILS
    main.heap = HEAP
  }

  /**
   * Sets the main interpreter's globals and the end of its heap. If the program creates interpreters, the heap ends where their arenas
   * begin, and slots own no objects (vm/objects/counts.ts). The program image must be in place.
   */
  static createMain(): void {
    InterpreterState.at(0).globals = <usize>load<u32>(IMAGE_GLOBALS)
    const arenas: usize = load<u32>(IMAGE_HAS_INTERPRETERS) ? <usize>(MAX_INTERPRETERS - 1) * ARENA_BYTES : 0
    store<u32>(HEAP + HEAP_LIMIT, <u32>(HEAP + HEAP_BYTES - arenas))
    store<i32>(HAS_OWNERS, i32(load<i32>(FREE_THREADED) != 0 && !arenas && load<i32>(SLOT_COUNT) <= MAX_OWNERS))
  }

  /**
   * Creates an interpreter. ownGil: whether it gets its own GIL (PEP 684); otherwise it shares the main interpreter's GIL. @returns the
   * address of the new interpreter; 0 if every place is taken
   */
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
      // In a free-threaded run every interpreter uses GIL 0, which excludes no thread.
      it.gil = ownGil && !load<i32>(FREE_THREADED) ? Gil.open(place) : GILS
      Word.store(it.numberAddress, Word.add(INTERPRETERS_MADE, 1) + 2)
    }
    Mutex.unlock(START_MUTEX)
    return place ? it.address : 0
  }

  /** In a copy of a process: closes all interpreters but the main one. As in CPython, only the main one exists after a fork. */
  static closeOthers(): void {
    for (let place = 1; place < MAX_INTERPRETERS; place++) Word.store(InterpreterState.at(place).numberAddress, 0)
  }

  /**
   * Turns an arena into an empty heap and fills in the globals that a module starts with. The arena may still have the content of a closed
   * interpreter.
   */
  private static furnish(it: InterpreterState, arena: usize): void {
    it.heap = arena
    it.globals = arena + HEAP_HEADER_BYTES
    const end = it.globals + <usize>load<u32>(IMAGE_GLOBAL_COUNT) * CELL_BYTES
    memory.fill(arena, 0, end - arena)
    const first = (end + HEAP_PAGE_BYTES - 1) & ~(HEAP_PAGE_BYTES - 1)
    store<u32>(arena, <u32>first, HEAP_START)
    store<u32>(arena, <u32>first, HEAP_TOP)
    store<u32>(arena, <u32>(arena + ARENA_BYTES), HEAP_LIMIT)
    const presets = <usize>load<u32>(IMAGE_PRESETS)
    const count = load<u32>(presets)
    for (let i: u32 = 0; i < count; i++) {
      const preset = presets + 4 + ((<usize>i) << 3)
      memory.copy(it.globals + <usize>load<u32>(preset) * CELL_BYTES, <usize>load<u32>(preset, 4), CELL_BYTES)
    }
  }

  /** Closes an interpreter. No thread may be in it or able to enter it. kept: whether reports still need the content of its heap. */
  static close(it: InterpreterState, kept: bool): void {
    Word.store(it.numberAddress, kept ? KEPT : 0)
  }

  /** @returns the place of the interpreter with this id; -1 if none has it */
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

  /** Makes the thread allocate in this interpreter's heap and use its globals. The thread's GIL does not change. */
  static settle(t: ThreadState, it: InterpreterState): void {
    t.interpreter = it.address
    t.heap = it.heap
    t.globals = it.globals
    if (!load<i32>(FREE_THREADED)) t.blocks = it.heap + HEAP_BLOCKS
    else t.blocks = load<i32>(HAS_OWNERS) ? t.slot + SLOT_BLOCKS : 0
  }

  /**
   * Moves the thread to another interpreter (PyThreadState_Swap). The thread releases its GIL and acquires the GIL of the other
   * interpreter, which may be the same GIL.
   */
  static move(t: ThreadState, to: InterpreterState): void {
    Gil.giveUp(t)
    Interpreters.settle(t, to)
    Gil.takeOther(t, to.gil)
  }

  /**
   * Adds an object to the dead objects of its interpreter. The caller gives up the last reference to the object. The next thread that
   * enters the interpreter frees the object. Constants are never freed.
   */
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
