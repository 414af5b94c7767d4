import { Builtin } from '../../../assembly/abi/builtins.ts'
import { BuiltinClass } from '../../../assembly/abi/classes.ts'
import { EXCEPTION_NAMES } from './classes.ts'

/** The compile-time meaning of a name of Python's library: a builtin or a class of the machine, or a namespace that only has members. */
export type Entity =
  | { readonly kind: 'builtin'; readonly id: Builtin }
  | { readonly kind: 'class'; readonly id: BuiltinClass }
  | { readonly kind: 'namespace'; readonly name: string; readonly members: Readonly<Record<string, Entity>> }

const builtin = (id: Builtin): Entity => ({ kind: 'builtin', id })
const classEntity = (id: BuiltinClass): Entity => ({ kind: 'class', id })

function namespace(name: string, members: Record<string, Entity>): Entity {
  return { kind: 'namespace', name, members }
}

/** A stream of sys. Both streams write to the run's single output. */
function stream(name: string): Entity {
  return namespace(name, { write: builtin(Builtin.STREAM_WRITE), flush: builtin(Builtin.STREAM_FLUSH) })
}

/** The builtins of the machine. A program can use them without an import. WRITTEN_BUILTINS has further ones. */
export const BUILTINS: ReadonlyMap<string, Entity> = new Map([
  ['print', builtin(Builtin.PRINT)],
  ['len', builtin(Builtin.LEN)],
  ['range', builtin(Builtin.RANGE)],
  ['int', builtin(Builtin.INT)],
  ['float', builtin(Builtin.FLOAT)],
  ['str', builtin(Builtin.STR)],
  ['bool', builtin(Builtin.BOOL)],
  ['abs', builtin(Builtin.ABS)],
  ['min', builtin(Builtin.MIN)],
  ['max', builtin(Builtin.MAX)],
  ['sum', builtin(Builtin.SUM)],
  ['round', builtin(Builtin.ROUND)],
  ['repr', builtin(Builtin.REPR)],
  ['enumerate', builtin(Builtin.ENUMERATE)],
  ['list', builtin(Builtin.LIST)],
  ['tuple', builtin(Builtin.TUPLE)],
  ['sorted', builtin(Builtin.SORTED)],
  ['any', builtin(Builtin.ANY)],
  ['all', builtin(Builtin.ALL)],
  ['divmod', builtin(Builtin.DIVMOD)],
  ['pow', builtin(Builtin.POW)],
  ['chr', builtin(Builtin.CHR)],
  ['ord', builtin(Builtin.ORD)],
  ['hex', builtin(Builtin.HEX)],
  ['oct', builtin(Builtin.OCT)],
  ['bin', builtin(Builtin.BIN)],
  ['ascii', builtin(Builtin.ASCII)],
  ['format', builtin(Builtin.FORMAT)],
  ['zip', builtin(Builtin.ZIP)],
  ['map', builtin(Builtin.MAP)],
  ['filter', builtin(Builtin.FILTER)],
  ['reversed', builtin(Builtin.REVERSED)],
  ['iter', builtin(Builtin.ITER)],
  ['bytes', builtin(Builtin.BYTES)],
  ['slice', builtin(Builtin.SLICE)],
  ['next', builtin(Builtin.NEXT)],
  ['aiter', builtin(Builtin.AITER)],
  ['anext', builtin(Builtin.ANEXT)],
  ['dict', builtin(Builtin.DICT)],
  ['set', builtin(Builtin.SET)],
  ['frozenset', builtin(Builtin.FROZENSET)],
  ['hash', builtin(Builtin.HASH)],
  ['object', classEntity(BuiltinClass.OBJECT)],
  ...[...EXCEPTION_NAMES].map(([name, id]): [string, Entity] => [name, classEntity(id)]),
  ['isinstance', builtin(Builtin.ISINSTANCE)],
  ['issubclass', builtin(Builtin.ISSUBCLASS)],
  ['type', builtin(Builtin.TYPE)],
  ['getattr', builtin(Builtin.GETATTR)],
  ['setattr', builtin(Builtin.SETATTR)],
  ['hasattr', builtin(Builtin.HASATTR)],
  ['delattr', builtin(Builtin.DELATTR)],
  ['callable', builtin(Builtin.CALLABLE)],
  ['id', builtin(Builtin.ID)],
  ['property', builtin(Builtin.PROPERTY)],
  ['staticmethod', builtin(Builtin.STATICMETHOD)],
  ['classmethod', builtin(Builtin.CLASSMETHOD)],
  ['super', builtin(Builtin.SUPER)],
  ['exit', builtin(Builtin.EXIT)],
  ['quit', builtin(Builtin.EXIT)],
])

const INTERPRETERS = namespace('concurrent.interpreters', {
  create: builtin(Builtin.INTERPRETERS_CREATE),
  get_current: builtin(Builtin.INTERPRETERS_GET_CURRENT),
  get_main: builtin(Builtin.INTERPRETERS_GET_MAIN),
  Interpreter: builtin(Builtin.INTERPRETER),
  InterpreterError: classEntity(BuiltinClass.INTERPRETER_ERROR),
  InterpreterNotFoundError: classEntity(BuiltinClass.INTERPRETER_NOT_FOUND_ERROR),
  ExecutionFailed: classEntity(BuiltinClass.EXECUTION_FAILED),
  NotShareableError: classEntity(BuiltinClass.NOT_SHAREABLE_ERROR),
})

/** The functions of math on floats. lib/math.py has the others. */
const MATH = namespace('math', {
  sqrt: builtin(Builtin.MATH_SQRT),
  sin: builtin(Builtin.MATH_SIN),
  cos: builtin(Builtin.MATH_COS),
  tan: builtin(Builtin.MATH_TAN),
  asin: builtin(Builtin.MATH_ASIN),
  acos: builtin(Builtin.MATH_ACOS),
  atan: builtin(Builtin.MATH_ATAN),
  sinh: builtin(Builtin.MATH_SINH),
  cosh: builtin(Builtin.MATH_COSH),
  tanh: builtin(Builtin.MATH_TANH),
  asinh: builtin(Builtin.MATH_ASINH),
  acosh: builtin(Builtin.MATH_ACOSH),
  atanh: builtin(Builtin.MATH_ATANH),
  exp: builtin(Builtin.MATH_EXP),
  expm1: builtin(Builtin.MATH_EXPM1),
  log1p: builtin(Builtin.MATH_LOG1P),
  log2: builtin(Builtin.MATH_LOG2),
  log10: builtin(Builtin.MATH_LOG10),
  cbrt: builtin(Builtin.MATH_CBRT),
  exp2: builtin(Builtin.MATH_EXP2),
  fabs: builtin(Builtin.MATH_FABS),
  degrees: builtin(Builtin.MATH_DEGREES),
  radians: builtin(Builtin.MATH_RADIANS),
  atan2: builtin(Builtin.MATH_ATAN2),
  pow: builtin(Builtin.MATH_POW),
  copysign: builtin(Builtin.MATH_COPYSIGN),
  fmod: builtin(Builtin.MATH_FMOD),
})

const QUEUE = namespace('queue', {
  SimpleQueue: builtin(Builtin.SIMPLE_QUEUE),
  Empty: classEntity(BuiltinClass.QUEUE_EMPTY),
  Full: classEntity(BuiltinClass.QUEUE_FULL),
})

/** The modules of the machine. Some of them, such as `_loop`, can only be imported by files of lib/. Further modules are in lib/. */
export const MODULES: ReadonlyMap<string, Entity> = new Map([
  [
    'threading',
    namespace('threading', {
      Thread: builtin(Builtin.THREAD),
      current_thread: builtin(Builtin.CURRENT_THREAD),
      Lock: builtin(Builtin.LOCK),
      RLock: builtin(Builtin.RLOCK),
      active_count: builtin(Builtin.ACTIVE_COUNT),
      get_ident: builtin(Builtin.GET_IDENT),
      currentThread: builtin(Builtin.CURRENT_THREAD),
      activeCount: builtin(Builtin.ACTIVE_COUNT),
      BrokenBarrierError: classEntity(BuiltinClass.BROKEN_BARRIER_ERROR),
      local: classEntity(BuiltinClass.LOCAL),
    }),
  ],
  // Files of lib/multiprocessing and lib/concurrent/futures import these.
  [
    '_multiprocessing',
    namespace('_multiprocessing', {
      Process: builtin(Builtin.PROCESS),
      Queue: builtin(Builtin.PROCESS_QUEUE),
      PickleError: classEntity(BuiltinClass.PICKLE_ERROR),
      PicklingError: classEntity(BuiltinClass.PICKLING_ERROR),
      fork: builtin(Builtin.PROCESS_FORK),
      kill: builtin(Builtin.PROCESS_KILL),
      facts: builtin(Builtin.PROCESS_FACTS),
      semaphore: builtin(Builtin.PROCESS_SEMAPHORE),
      take: builtin(Builtin.PROCESS_SEMAPHORE_TAKE),
      post: builtin(Builtin.PROCESS_SEMAPHORE_POST),
      value: builtin(Builtin.PROCESS_SEMAPHORE_VALUE),
      create: builtin(Builtin.SHARED_CREATE),
      load: builtin(Builtin.SHARED_LOAD),
      store: builtin(Builtin.SHARED_STORE),
      queue_number: builtin(Builtin.PROCESS_QUEUE_NUMBER),
      queue_at: builtin(Builtin.PROCESS_QUEUE_AT),
      changes: builtin(Builtin.PROCESS_CHANGES),
      await_change: builtin(Builtin.PROCESS_AWAIT_CHANGE),
      has_ended: builtin(Builtin.PROCESS_HAS_ENDED),
    }),
  ],
  [
    '_coroutines',
    namespace('_coroutines', {
      mark: builtin(Builtin.COROUTINES_MARK),
      kind: builtin(Builtin.COROUTINES_KIND),
      watch: builtin(Builtin.COROUTINES_WATCH),
    }),
  ],
  [
    '_loop',
    namespace('_loop', {
      get: builtin(Builtin.LOOP_GET),
      set: builtin(Builtin.LOOP_SET),
      park: builtin(Builtin.LOOP_PARK),
      token: builtin(Builtin.LOOP_TOKEN),
      wake: builtin(Builtin.LOOP_WAKE),
      take_generator: builtin(Builtin.LOOP_TAKE_GENERATOR),
    }),
  ],
  [
    '_gc',
    namespace('_gc', {
      collect: builtin(Builtin.GC_COLLECT),
      limit: builtin(Builtin.GC_LIMIT),
      count: builtin(Builtin.GC_COUNT),
    }),
  ],
  ['_collections', namespace('_collections', { deque: builtin(Builtin.DEQUE) })],
  ['collections', namespace('collections', { deque: builtin(Builtin.DEQUE) })],
  ['queue', QUEUE],
  // lib/queue.py imports the part of the module queue that the machine has.
  ['_queue', QUEUE],
  [
    '_thread',
    namespace('_thread', {
      allocate_lock: builtin(Builtin.LOCK),
      RLock: builtin(Builtin.RLOCK),
      get_ident: builtin(Builtin.GET_IDENT),
      _local: classEntity(BuiltinClass.LOCAL),
      error: classEntity(BuiltinClass.RUNTIME_ERROR),
      exit: builtin(Builtin.SYS_EXIT),
      allocate: builtin(Builtin.LOCK),
      // Files of lib/ import these. The names are private, so they cannot collide with names of a program.
      _Thread: builtin(Builtin.THREAD),
      _current_thread: builtin(Builtin.CURRENT_THREAD),
      _join_threads: builtin(Builtin.JOIN_THREADS),
      _lock_of_waiter: builtin(Builtin.LOCK_OF_WAITER),
    }),
  ],
  [
    'time',
    namespace('time', {
      sleep: builtin(Builtin.TIME_SLEEP),
      time: builtin(Builtin.TIME_TIME),
      perf_counter: builtin(Builtin.TIME_PERF_COUNTER),
      monotonic: builtin(Builtin.TIME_MONOTONIC),
      time_ns: builtin(Builtin.TIME_TIME_NS),
      perf_counter_ns: builtin(Builtin.TIME_PERF_COUNTER_NS),
      monotonic_ns: builtin(Builtin.TIME_MONOTONIC_NS),
    }),
  ],
  ['datetime', namespace('datetime', { datetime: namespace('datetime.datetime', { now: builtin(Builtin.DATETIME_NOW) }) })],
  [
    'os',
    namespace('os', {
      pipe: builtin(Builtin.OS_PIPE),
      read: builtin(Builtin.OS_READ),
      write: builtin(Builtin.OS_WRITE),
      close: builtin(Builtin.OS_CLOSE),
      getpid: builtin(Builtin.OS_GETPID),
      _exit: builtin(Builtin.OS_EXIT),
      cpu_count: builtin(Builtin.OS_CPU_COUNT),
      getppid: builtin(Builtin.OS_GETPPID),
    }),
  ],
  // lib/lab.py imports this.
  ['_lab', namespace('_lab', { receive: builtin(Builtin.LAB_RECEIVE) })],
  // lib/_disk.py, lib/_raw_files.py and lib/os import these.
  [
    '_disk_calls',
    namespace('_disk_calls', {
      open: builtin(Builtin.DISK_OPEN),
      call: builtin(Builtin.DISK_CALL),
      list: builtin(Builtin.DISK_LIST),
      read: builtin(Builtin.OS_READ),
      write: builtin(Builtin.OS_WRITE),
      close: builtin(Builtin.OS_CLOSE),
      cpu_count: builtin(Builtin.OS_CPU_COUNT),
    }),
  ],
  [
    'sys',
    namespace('sys', {
      setswitchinterval: builtin(Builtin.SYS_SETSWITCHINTERVAL),
      getswitchinterval: builtin(Builtin.SYS_GETSWITCHINTERVAL),
      setcheckinterval: builtin(Builtin.SYS_SETCHECKINTERVAL),
      getcheckinterval: builtin(Builtin.SYS_GETCHECKINTERVAL),
      exit: builtin(Builtin.SYS_EXIT),
      exc_info: builtin(Builtin.SYS_EXC_INFO),
      exception: builtin(Builtin.SYS_EXCEPTION),
      getrecursionlimit: builtin(Builtin.SYS_GETRECURSIONLIMIT),
      setrecursionlimit: builtin(Builtin.SYS_SETRECURSIONLIMIT),
      getrefcount: builtin(Builtin.SYS_GETREFCOUNT),
      _is_gil_enabled: builtin(Builtin.SYS_IS_GIL_ENABLED),
      stdout: stream('sys.stdout'),
      stderr: stream('sys.stderr'),
    }),
  ],
  // lib/_groups.py imports this.
  ['_exceptions', namespace('_exceptions', { copy_trace: builtin(Builtin.COPY_TRACE) })],
  // lib/_streams.py and lib/asyncio/log.py import this. lib/_streams.py defines sys.stdout and sys.stderr with it.
  ['_stream_calls', namespace('_stream_calls', { write: builtin(Builtin.STREAM_WRITE) })],
  ['math', MATH],
  // lib/time.py and lib/datetime.py import these.
  [
    '_time',
    namespace('_time', {
      time: builtin(Builtin.TIME_TIME),
      monotonic: builtin(Builtin.TIME_MONOTONIC),
      utc_offset: builtin(Builtin.TIME_UTC_OFFSET),
      time_ns: builtin(Builtin.TIME_TIME_NS),
    }),
  ],
  // lib/_thread.py imports this.
  ['_start', namespace('_start', { Thread: builtin(Builtin.THREAD) })],
  ['_digests', namespace('_digests', { update: builtin(Builtin.DIGEST) })],
  ['_frames', namespace('_frames', { frames: builtin(Builtin.FRAMES) })],
  // lib/math.py imports these.
  [
    '_math',
    namespace('_math', { sqrt: builtin(Builtin.MATH_SQRT), copysign: builtin(Builtin.MATH_COPYSIGN), log: builtin(Builtin.MATH_LOG) }),
  ],
  ['concurrent', namespace('concurrent', { interpreters: INTERPRETERS })],
  ['concurrent.interpreters', INTERPRETERS],
  // This create() creates interpreters of the legacy kind, which concurrent.interpreters cannot create.
  ['_interpreters', namespace('_interpreters', { create: builtin(Builtin.INTERPRETERS_CREATE_LEGACY) })],
])

/** Python's builtins that lib/ has in Python, with their modules. */
export const WRITTEN_BUILTINS: ReadonlyMap<string, string> = new Map([
  ['open', 'io'],
  ['ExceptionGroup', '_groups'],
  ['BaseExceptionGroup', '_groups'],
  ['vars', '_unbound'],
  ['bytearray', '_bytearray'],
])

/**
 * Names of lib/ that a statement or a call can need although the program does not import them. `sign` matches the source of every program
 * that needs them. Of an imported file, the compiler reads only the parts that the program needs, so these names must be listed. Of a file
 * that nothing imports, such as _match.py, the compiler reads everything, so such a file needs no entry.
 */
export const UNIMPORTED: readonly { readonly module: string; readonly names: readonly string[]; readonly sign: RegExp }[] = [
  { module: '_groups', names: ['take', 'join'], sign: /\bexcept\s*\*/ },
  { module: '_anext', names: ['anext_of'], sign: /\banext\b/ },
  { module: '_unawaited', names: ['report'], sign: /\basync\s+def\b/ },
  { module: '_print', names: ['print'], sign: /\bfile\s*=|['"]file['"]|\bstd(out|err)\b|\bredirect_std/ },
  { module: '_finalizers', names: ['report'], sign: /\b__del__\b/ },
  { module: '_unbound', names: ['unbound'], sign: /\b(int|float|str|bytes|list|tuple|dict|set|frozenset)\.[a-z]/ },
]

/** Python's builtins that gil-lab lacks. The compiler refuses them, because a NameError would wrongly say that Python lacks them. */
export const MISSING_BUILTINS: ReadonlySet<string> = new Set(
  `aiter all anext any ascii bin breakpoint bytearray bytes callable chr classmethod compile complex delattr dir divmod eval
  exec exit filter format getattr globals hasattr help hex id input isinstance issubclass iter locals map memoryview
  object oct open ord pow property quit reversed setattr slice staticmethod super type vars zip __import__ __doc__
  NotImplemented BaseExceptionGroup ExceptionGroup`
    .split(/\s+/)
    .filter((name) => !BUILTINS.has(name) && !WRITTEN_BUILTINS.has(name)),
)

/**
 * Keywords that Python's builtins take and gil-lab's do not. The compiler refuses them, because a TypeError would wrongly say that Python
 * lacks them.
 */
export const MISSING_KEYWORDS: ReadonlyMap<Builtin, readonly string[]> = new Map([
  [Builtin.STR, ['object', 'encoding', 'errors']],
  [Builtin.ENUMERATE, ['iterable']],
  [Builtin.THREAD, ['group', 'kwargs']],
  [Builtin.PROCESS, ['group', 'kwargs', 'daemon']],
  [Builtin.DATETIME_NOW, ['tz']],
])

/**
 * Keywords that Python's methods take and gil-lab's do not. The key is only the method's name, because the compiler does not know the type
 * of the object.
 */
export const MISSING_METHOD_KEYWORDS: ReadonlyMap<string, readonly string[]> = new Map([['hex', ['sep', 'bytes_per_sep']]])

/** The path of the namespace's first member that is a value: "datetime.datetime.now". */
export function firstValue({ name, members }: Extract<Entity, { kind: 'namespace' }>): string {
  const [first, entity] = Object.entries(members)[0] as [string, Entity]
  return entity.kind === 'namespace' ? firstValue(entity) : `${name}.${first}`
}

/** Joins names for a sentence: "a, b and c". */
export function enumerate(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The name of a builtin: "sleep", "print"; undefined for methods. */
export function builtinName(id: number): string | undefined {
  // The threads of call_in_thread() run this builtin, and the names of these threads contain "_call".
  if (id === Builtin.INTERPRETER_CALL) return '_call'
  return nameAmong(BUILTINS, id) ?? nameAmong(MODULES, id)
}

function nameAmong(entities: Iterable<readonly [string, Entity]>, id: number): string | undefined {
  for (const [name, entity] of entities) {
    if (entity.kind === 'builtin' && entity.id === id) return name
    const inside = entity.kind === 'namespace' ? nameAmong(Object.entries(entity.members), id) : undefined
    if (inside) return inside
  }
  return undefined
}
