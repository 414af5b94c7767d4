/**
 * The operations of a thread on shared memory. The instrumented machine passes the scheduler an index into this list. A `plain` access is a
 * Wasm instruction that is not atomic.
 */
export const OPERATIONS = [
  'plain load',
  'plain store',
  'load',
  'store',
  'add',
  'sub',
  'and',
  'or',
  'xor',
  'exchange',
  'compare-exchange',
  'wait',
  'notify',
] as const

export const PLAIN_STORE = OPERATIONS.indexOf('plain store')
export const LOAD = OPERATIONS.indexOf('load')
export const WAIT = OPERATIONS.indexOf('wait')
export const NOTIFY = OPERATIONS.indexOf('notify')

/** @returns whether the operation only reads memory */
export function reads(operation: number): boolean {
  return operation === 0 || operation === LOAD
}

const MODIFYING: Record<string, (typeof OPERATIONS)[number]> = {
  add: 'add',
  sub: 'sub',
  and: 'and',
  or: 'or',
  xor: 'xor',
  xchg: 'exchange',
  cmpxchg: 'compare-exchange',
}

/** The index in OPERATIONS for a Wasm instruction such as `i32.atomic.rmw8.add_u`. */
export function operationOf(instruction: string): number {
  const name = instruction.slice(instruction.lastIndexOf('.') + 1).split('_')[0] as string
  if (instruction.startsWith('memory.atomic.')) return name.startsWith('wait') ? WAIT : NOTIFY
  const modifying = MODIFYING[name]
  if (modifying) return OPERATIONS.indexOf(modifying)
  const isStore = name.startsWith('store')
  if (instruction.includes('.atomic.')) return LOAD + (isStore ? 1 : 0)
  return isStore ? PLAIN_STORE : 0
}
