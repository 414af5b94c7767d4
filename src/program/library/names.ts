import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { TEXT_ATTRIBUTES, TEXT_BUILTIN_NAMES, TEXT_KEYWORDS } from './text-names.ts'

/** The keywords that the machine's builtins take. */
const KEYWORDS = {
  [Name.TARGET]: 'target',
  [Name.ARGS]: 'args',
  [Name.SEP]: 'sep',
  [Name.END]: 'end',
  [Name.FLUSH]: 'flush',
  [Name.TIMEOUT]: 'timeout',
  [Name.BLOCKING]: 'blocking',
  [Name.VALUE]: 'value',
  [Name.N]: 'n',
  [Name.MAXSIZE]: 'maxsize',
  [Name.BLOCK]: 'block',
  [Name.DELAY]: 'delay',
  [Name.RESULT]: 'result',
  ...TEXT_KEYWORDS,
} as const

/** The names that can follow a dot. */
const ATTRIBUTES = {
  [Name.NAME]: 'name',
  [Name.DAEMON]: 'daemon',
  [Name.APPEND]: 'append',
  [Name.POP]: 'pop',
  [Name.INSERT]: 'insert',
  [Name.INDEX]: 'index',
  [Name.COUNT]: 'count',
  [Name.EXTEND]: 'extend',
  [Name.REMOVE]: 'remove',
  [Name.REVERSE]: 'reverse',
  [Name.SORT]: 'sort',
  [Name.START]: 'start',
  [Name.JOIN]: 'join',
  [Name.IS_ALIVE]: 'is_alive',
  [Name.TOTAL_SECONDS]: 'total_seconds',
  [Name.SECONDS]: 'seconds',
  [Name.MICROSECONDS]: 'microseconds',
  [Name.DAYS]: 'days',
  [Name.ACQUIRE]: 'acquire',
  [Name.RELEASE]: 'release',
  [Name.LOCKED]: 'locked',
  [Name.SET]: 'set',
  [Name.CLEAR]: 'clear',
  [Name.IS_SET]: 'is_set',
  [Name.WAIT]: 'wait',
  [Name.PUT]: 'put',
  [Name.GET]: 'get',
  [Name.QSIZE]: 'qsize',
  [Name.EMPTY]: 'empty',
  [Name.FULL]: 'full',
  [Name.TASK_DONE]: 'task_done',
  [Name.PARTIES]: 'parties',
  [Name.N_WAITING]: 'n_waiting',
  [Name.CALL]: 'call',
  [Name.CALL_IN_THREAD]: 'call_in_thread',
  [Name.CLOSE]: 'close',
  [Name.ID]: 'id',
  [Name.IS_RUNNING]: 'is_running',
  [Name.PID]: 'pid',
  [Name.EXITCODE]: 'exitcode',
  [Name.IDENT]: 'ident',
  [Name.NATIVE_ID]: 'native_id',
  ...TEXT_ATTRIBUTES,
  [Name.SEND]: 'send',
  [Name.SETDEFAULT]: 'setdefault',
  [Name.POPITEM]: 'popitem',
  [Name.UPDATE]: 'update',
  [Name.KEYS]: 'keys',
  [Name.VALUES]: 'values',
  [Name.ITEMS]: 'items',
  [Name.FROMKEYS]: 'fromkeys',
  [Name.DUNDER_CAUSE]: '__cause__',
  [Name.DUNDER_CONTEXT]: '__context__',
  [Name.DUNDER_TRACEBACK]: '__traceback__',
  [Name.DUNDER_SUPPRESS_CONTEXT]: '__suppress_context__',
  [Name.DUNDER_NOTES]: '__notes__',
  [Name.ERRNO]: 'errno',
  [Name.STRERROR]: 'strerror',
  [Name.FILENAME]: 'filename',
  [Name.CODE]: 'code',
  [Name.WITH_TRACEBACK]: 'with_traceback',
  [Name.ADD_NOTE]: 'add_note',
  [Name.DUNDER_ENTER]: '__enter__',
  [Name.DUNDER_EXIT]: '__exit__',
} as const

const MACHINE_NAMES: Readonly<Record<Exclude<Name, Name.NONE | Name.FIRST>, string>> = { ...KEYWORDS, ...ATTRIBUTES }

const IDS = new Map(Object.entries(MACHINE_NAMES).map(([id, text]) => [text, Number(id)]))

/** Attributes and methods that values have in gil-lab. */
export const KNOWN_ATTRIBUTES: readonly string[] = [...Object.values(ATTRIBUTES), KEYWORDS[Name.ARGS], KEYWORDS[Name.VALUE]]

/** Attributes that a program can read without a call, on at least one type. LOAD_ATTR implements them (assembly/vm/eval/attributes.ts). */
export const READABLE_ATTRIBUTES: readonly string[] = [
  ATTRIBUTES[Name.NAME],
  ATTRIBUTES[Name.DAEMON],
  ATTRIBUTES[Name.DAYS],
  ATTRIBUTES[Name.SECONDS],
  ATTRIBUTES[Name.MICROSECONDS],
  ATTRIBUTES[Name.PARTIES],
  ATTRIBUTES[Name.N_WAITING],
  ATTRIBUTES[Name.ID],
  ATTRIBUTES[Name.PID],
  ATTRIBUTES[Name.EXITCODE],
  ATTRIBUTES[Name.IDENT],
  ATTRIBUTES[Name.NATIVE_ID],
  ATTRIBUTES[Name.START],
  ATTRIBUTES[Name.STOP],
  ATTRIBUTES[Name.STEP],
  KEYWORDS[Name.ARGS],
  KEYWORDS[Name.VALUE],
  ATTRIBUTES[Name.DUNDER_CAUSE],
  ATTRIBUTES[Name.DUNDER_CONTEXT],
  ATTRIBUTES[Name.DUNDER_TRACEBACK],
  ATTRIBUTES[Name.DUNDER_SUPPRESS_CONTEXT],
  ATTRIBUTES[Name.DUNDER_NOTES],
  ATTRIBUTES[Name.ERRNO],
  ATTRIBUTES[Name.STRERROR],
  ATTRIBUTES[Name.FILENAME],
  ATTRIBUTES[Name.CODE],
]

/** Attributes that a program can assign to, on at least one type. STORE_ATTR implements them (assembly/vm/eval/attributes.ts). */
export const WRITABLE_ATTRIBUTES: readonly string[] = [
  ATTRIBUTES[Name.NAME],
  ATTRIBUTES[Name.DAEMON],
  ATTRIBUTES[Name.DUNDER_CAUSE],
  ATTRIBUTES[Name.DUNDER_CONTEXT],
  ATTRIBUTES[Name.DUNDER_SUPPRESS_CONTEXT],
]

/** The ids of a program's names. The machine's names come first. */
export class NameTable {
  readonly own: string[] = []
  readonly #ids = new Map(IDS)

  id(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    const id = Name.FIRST + this.own.push(text) - 1
    this.#ids.set(text, id)
    return id
  }
}

/** The texts of all name ids by id, with '' for the ids that no name has. */
export function nameTexts(own: readonly string[]): string[] {
  const texts = Array.from({ length: Name.FIRST + own.length }, (_, id) => (id < Name.FIRST ? '' : own[id - Name.FIRST]!))
  for (const [id, text] of Object.entries(MACHINE_NAMES)) texts[Number(id)] = text
  return texts
}

/** The text of a name id. */
export function nameText(names: readonly string[], id: number): string {
  if (id >= Name.FIRST) return names[id - Name.FIRST] ?? '?'
  return (MACHINE_NAMES as Record<number, string>)[id] ?? '?'
}

/** The names of the machine's builtins in Python's messages. */
export const BUILTIN_NAMES: Readonly<Record<Builtin, string>> = {
  [Builtin.EXCEPTION_WITH_TRACEBACK]: 'BaseException.with_traceback',
  [Builtin.EXCEPTION_ADD_NOTE]: 'BaseException.add_note',
  [Builtin.EXCEPTION_INIT]: 'BaseException.__init__',
  [Builtin.SYS_EXIT]: 'exit',
  [Builtin.SYS_EXC_INFO]: 'exc_info',
  [Builtin.SYS_EXCEPTION]: 'exception',
  [Builtin.PRINT]: 'print',
  [Builtin.LEN]: 'len',
  [Builtin.RANGE]: 'range',
  [Builtin.INT]: 'int',
  [Builtin.FLOAT]: 'float',
  [Builtin.STR]: 'str',
  [Builtin.BOOL]: 'bool',
  [Builtin.ABS]: 'abs',
  [Builtin.MIN]: 'min',
  [Builtin.MAX]: 'max',
  [Builtin.SUM]: 'sum',
  [Builtin.ROUND]: 'round',
  [Builtin.REPR]: 'repr',
  [Builtin.ENUMERATE]: 'enumerate',
  [Builtin.LIST]: 'list',
  [Builtin.TUPLE]: 'tuple',
  [Builtin.SORTED]: 'sorted',
  [Builtin.LIST_APPEND]: 'list.append',
  [Builtin.LIST_POP]: 'list.pop',
  [Builtin.LIST_INSERT]: 'list.insert',
  [Builtin.LIST_INDEX]: 'list.index',
  [Builtin.LIST_COUNT]: 'list.count',
  [Builtin.LIST_EXTEND]: 'list.extend',
  [Builtin.LIST_REMOVE]: 'list.remove',
  [Builtin.LIST_CLEAR]: 'list.clear',
  [Builtin.LIST_REVERSE]: 'list.reverse',
  [Builtin.LIST_SORT]: 'list.sort',
  [Builtin.THREAD]: 'Thread',
  [Builtin.THREAD_START]: 'Thread.start',
  [Builtin.THREAD_JOIN]: 'Thread.join',
  [Builtin.THREAD_IS_ALIVE]: 'Thread.is_alive',
  [Builtin.CURRENT_THREAD]: 'current_thread',
  [Builtin.TIME_SLEEP]: 'time.sleep',
  [Builtin.TIME_TIME]: 'time.time',
  [Builtin.TIME_PERF_COUNTER]: 'time.perf_counter',
  [Builtin.TIME_MONOTONIC]: 'time.monotonic',
  [Builtin.DATETIME_NOW]: 'datetime.now',
  [Builtin.TIMEDELTA_TOTAL_SECONDS]: 'datetime.timedelta.total_seconds',
  [Builtin.SYS_SETSWITCHINTERVAL]: 'sys.setswitchinterval',
  [Builtin.SYS_GETSWITCHINTERVAL]: 'sys.getswitchinterval',
  [Builtin.SYS_SETCHECKINTERVAL]: 'sys.setcheckinterval',
  [Builtin.SYS_GETCHECKINTERVAL]: 'sys.getcheckinterval',
  [Builtin.LOCK]: '_thread.allocate_lock',
  [Builtin.LOCK_ACQUIRE]: 'acquire',
  [Builtin.LOCK_RELEASE]: 'lock.release',
  [Builtin.LOCK_LOCKED]: 'lock.locked',
  [Builtin.EVENT]: 'Event.__init__',
  [Builtin.EVENT_SET]: 'Event.set',
  [Builtin.EVENT_CLEAR]: 'Event.clear',
  [Builtin.EVENT_IS_SET]: 'Event.is_set',
  [Builtin.EVENT_WAIT]: 'Event.wait',
  [Builtin.SEMAPHORE]: 'Semaphore.__init__',
  [Builtin.SEMAPHORE_ACQUIRE]: 'Semaphore.acquire',
  [Builtin.SEMAPHORE_RELEASE]: 'Semaphore.release',
  [Builtin.ACTIVE_COUNT]: 'active_count',
  [Builtin.GET_IDENT]: '_thread.get_ident',
  [Builtin.BARRIER]: 'Barrier.__init__',
  [Builtin.BARRIER_WAIT]: 'Barrier.wait',
  [Builtin.QUEUE_FULL]: 'Queue.full',
  [Builtin.QUEUE_TASK_DONE]: 'Queue.task_done',
  [Builtin.QUEUE_JOIN]: 'Queue.join',
  [Builtin.QUEUE]: 'Queue.__init__',
  [Builtin.QUEUE_PUT]: 'Queue.put',
  [Builtin.QUEUE_GET]: 'Queue.get',
  [Builtin.QUEUE_QSIZE]: 'Queue.qsize',
  [Builtin.QUEUE_EMPTY]: 'Queue.empty',
  [Builtin.OS_PIPE]: 'pipe',
  [Builtin.OS_READ]: 'read',
  [Builtin.OS_WRITE]: 'write',
  [Builtin.OS_CLOSE]: 'close',
  [Builtin.OS_GETPID]: 'getpid',
  [Builtin.OS_CPU_COUNT]: 'cpu_count',
  [Builtin.INTERPRETERS_CREATE]: 'create',
  [Builtin.INTERPRETERS_GET_CURRENT]: 'get_current',
  [Builtin.INTERPRETERS_GET_MAIN]: 'get_main',
  [Builtin.INTERPRETER]: 'Interpreter.__new__',
  [Builtin.INTERPRETER_CALL]: 'Interpreter.call',
  [Builtin.INTERPRETER_CALL_IN_THREAD]: 'Interpreter.call_in_thread',
  [Builtin.INTERPRETER_CLOSE]: 'Interpreter.close',
  [Builtin.INTERPRETER_IS_RUNNING]: 'Interpreter.is_running',
  [Builtin.INTERPRETERS_CREATE_LEGACY]: 'create',
  [Builtin.PROCESS]: 'BaseProcess.__init__',
  [Builtin.PROCESS_START]: 'BaseProcess.start',
  [Builtin.PROCESS_JOIN]: 'BaseProcess.join',
  [Builtin.PROCESS_IS_ALIVE]: 'BaseProcess.is_alive',
  [Builtin.SET_START_METHOD]: 'DefaultContext.set_start_method',
  [Builtin.PROCESS_QUEUE]: 'BaseContext.Queue',
  [Builtin.PROCESS_QUEUE_PUT]: 'Queue.put',
  [Builtin.PROCESS_QUEUE_GET]: 'Queue.get',
  [Builtin.PROCESS_QUEUE_QSIZE]: 'Queue.qsize',
  [Builtin.PROCESS_QUEUE_EMPTY]: 'Queue.empty',
  [Builtin.DICT]: 'dict',
  [Builtin.SET]: 'set',
  [Builtin.FROZENSET]: 'frozenset',
  [Builtin.HASH]: 'hash',
  [Builtin.DICT_GET]: 'get',
  [Builtin.DICT_SETDEFAULT]: 'setdefault',
  [Builtin.DICT_POP]: 'pop',
  [Builtin.DICT_POPITEM]: 'dict.popitem',
  [Builtin.DICT_UPDATE]: 'update',
  [Builtin.DICT_KEYS]: 'dict.keys',
  [Builtin.DICT_VALUES]: 'dict.values',
  [Builtin.DICT_ITEMS]: 'dict.items',
  [Builtin.DICT_COPY]: 'dict.copy',
  [Builtin.DICT_CLEAR]: 'dict.clear',
  [Builtin.DICT_FROMKEYS]: 'fromkeys',
  [Builtin.ASYNCIO_RUN]: 'run',
  [Builtin.ASYNCIO_SLEEP]: 'sleep',
  [Builtin.ASYNCIO_GATHER]: 'gather',
  [Builtin.ASYNCIO_CREATE_TASK]: 'create_task',
  [Builtin.NEXT]: 'next',
  ...TEXT_BUILTIN_NAMES,
  [Builtin.GENERATOR_SEND]: 'generator.send',
}
