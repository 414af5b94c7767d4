import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Name } from '../../../assembly/abi/names.ts'
import { Trap } from '../../../assembly/abi/traps.ts'
import { WouldBlock } from './locks.ts'
import { numberOf, PyBarrier, PyBuiltin, TrapError, tagOf, type Value } from './values.ts'

export function isBarrierBuiltin(id: Builtin): boolean {
  return id === Builtin.BARRIER || id === Builtin.BARRIER_WAIT
}

export function barrierMethod(object: PyBarrier, name: number): Value {
  if (name !== Name.WAIT) throw new TrapError(Trap.ATTRIBUTE, tagOf(object), name)
  return new PyBuiltin(Builtin.BARRIER_WAIT)
}

export function callBarrierBuiltin(id: Builtin, given: readonly Value[], keywords: ReadonlyMap<number, Value>): Value {
  for (const name of keywords.keys())
    if (id !== Builtin.BARRIER || name !== Name.PARTIES) throw new TrapError(Trap.BUILTIN_KEYWORD, id, name)
  const args = [...given, ...keywords.values()]
  const [first = null] = args
  if (args.length !== 1) throw new TrapError(Trap.BUILTIN_COUNT, id, args.length)
  if (id === Builtin.BARRIER) {
    const parties = numberOf(first)
    if (typeof parties !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, id, tagOf(first))
    return new PyBarrier(parties)
  }
  if ((first as PyBarrier).parties !== 1n) throw new WouldBlock()
  return 0n
}

export function barrierAttribute(barrier: PyBarrier, name: number): Value {
  if (name === Name.PARTIES) return barrier.parties
  if (name === Name.N_WAITING) return 0n
  throw new TrapError(Trap.ATTRIBUTE, tagOf(barrier), name)
}
