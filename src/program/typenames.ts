import { Tag } from '../../assembly/abi/opcodes.ts'

const NAMES: Readonly<Record<Tag, string>> = {
  [Tag.UNSET]: '?',
  [Tag.NONE]: 'NoneType',
  [Tag.BOOL]: 'bool',
  [Tag.INT]: 'int',
  [Tag.FLOAT]: 'float',
  [Tag.FUNCTION]: 'function',
  [Tag.BUILTIN]: 'builtin_function_or_method',
  [Tag.DATETIME]: 'datetime.datetime',
  [Tag.TIMEDELTA]: 'datetime.timedelta',
  [Tag.STR]: 'str',
  [Tag.LIST]: 'list',
  [Tag.TUPLE]: 'tuple',
  [Tag.RANGE]: 'range',
  [Tag.RANGE_ITERATOR]: 'range_iterator',
  [Tag.ITERATOR]: 'list_iterator',
  [Tag.THREAD]: 'Thread',
  [Tag.LOCK]: '_thread.lock',
  [Tag.EVENT]: 'Event',
  [Tag.SEMAPHORE]: 'Semaphore',
  [Tag.GUARD]: '?',
  [Tag.QUEUE]: 'Queue',
  [Tag.BARRIER]: 'Barrier',
  [Tag.BYTES]: 'bytes',
  [Tag.INTERPRETER]: 'Interpreter',
  [Tag.PROCESS]: 'Process',
  [Tag.PROCESS_QUEUE]: 'Queue',
  [Tag.COROUTINE]: 'coroutine',
  [Tag.TASK]: '_asyncio.Task',
  [Tag.GATHERING]: '_GatheringFuture',
}

/** What Python calls the type of values with this tag. */
export function typeName(tag: number): string {
  return NAMES[tag as Tag] ?? '?'
}
