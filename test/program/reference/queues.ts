import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { WouldBlock } from './locks.ts'
import { PyBuiltin, PyQueue, TrapError, truth, type Value } from './values.ts'

const METHODS: Readonly<Record<number, Builtin>> = {
  [Name.PUT]: Builtin.QUEUE_PUT,
  [Name.GET]: Builtin.QUEUE_GET,
  [Name.QSIZE]: Builtin.QUEUE_QSIZE,
  [Name.EMPTY]: Builtin.QUEUE_EMPTY,
  [Name.FULL]: Builtin.QUEUE_FULL,
  [Name.TASK_DONE]: Builtin.QUEUE_TASK_DONE,
  [Name.JOIN]: Builtin.QUEUE_JOIN,
}

export function isQueueBuiltin(id: Builtin): boolean {
  return id === Builtin.QUEUE || isQueueMethod(id)
}

export function isQueueMethod(id: Builtin): boolean {
  return Object.values(METHODS).includes(id)
}

export function queueMethod(_: PyQueue, name: number): Value {
  const id = METHODS[name]
  if (id === undefined) throw new TrapError(Trap.ATTRIBUTE, Tag.QUEUE, name)
  return new PyBuiltin(id)
}

export function callQueueBuiltin(id: Builtin, given: readonly Value[], keywords: ReadonlyMap<number, Value>): Value {
  if (id === Builtin.QUEUE) return new PyQueue(Number(given[0] ?? keywords.get(Name.MAXSIZE) ?? 0))
  const queue = given[0] as PyQueue
  if (id === Builtin.QUEUE_QSIZE) return BigInt(queue.items.length)
  if (id === Builtin.QUEUE_EMPTY) return queue.items.length === 0
  if (id === Builtin.QUEUE_FULL) return queue.maxsize > 0 && queue.items.length >= queue.maxsize
  if (id === Builtin.QUEUE_JOIN && queue.tasks > 0) throw new WouldBlock()
  if (id === Builtin.QUEUE_TASK_DONE && queue.tasks-- <= 0) throw new TrapError(Trap.VALUE, id, ValueReason.TASK_DONE_TOO_OFTEN)
  if (id === Builtin.QUEUE_JOIN || id === Builtin.QUEUE_TASK_DONE) return null
  const position = id === Builtin.QUEUE_PUT ? 2 : 1
  const block = given[position] ?? keywords.get(Name.BLOCK) ?? true
  const timeout = given[position + 1] ?? keywords.get(Name.TIMEOUT) ?? null
  const isStuck = id === Builtin.QUEUE_GET ? queue.items.length === 0 : queue.maxsize > 0 && queue.items.length >= queue.maxsize
  if (isStuck && truth(block) && timeout === null) throw new WouldBlock()
  if (isStuck) throw new TrapError(id === Builtin.QUEUE_GET ? Trap.QUEUE_EMPTY : Trap.QUEUE_FULL)
  if (id === Builtin.QUEUE_GET) return queue.items.shift() as Value
  queue.tasks++
  queue.items.push(given[1] as Value)
  return null
}
