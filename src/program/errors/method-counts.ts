import { Builtin } from '../../../assembly/abi/builtins.ts'
import { atMost, expected } from './count-words.ts'

const SEARCHES: readonly Builtin[] = [
  Builtin.STR_FIND,
  Builtin.STR_RFIND,
  Builtin.STR_INDEX,
  Builtin.STR_RINDEX,
  Builtin.STR_COUNT,
  Builtin.STR_STARTSWITH,
  Builtin.STR_ENDSWITH,
]
const ONE: readonly Builtin[] = [
  Builtin.STR_JOIN,
  Builtin.STR_ZFILL,
  Builtin.STR_PARTITION,
  Builtin.STR_RPARTITION,
  Builtin.STR_REMOVEPREFIX,
  Builtin.STR_REMOVESUFFIX,
]
/** The methods whose arguments CPython reads with PyArg_ParseTupleAndKeywords, with the largest number of arguments of each. */
const AT_MOST: Partial<Record<Builtin, number>> = {
  [Builtin.STR_SPLIT]: 2,
  [Builtin.STR_RSPLIT]: 2,
  [Builtin.STR_ENCODE]: 2,
  [Builtin.STR_DECODE]: 2,
  [Builtin.STR_HEX]: 2,
  [Builtin.STR_SPLITLINES]: 1,
  [Builtin.STR_EXPANDTABS]: 1,
}

/** The message for a method of str or bytes that got a wrong number of arguments. `given` does not count the object. */
export function methodCount(builtin: Builtin, name: string, type: string, given: number): string {
  if (SEARCHES.includes(builtin))
    return given === 0 ? `${name}() takes at least 1 argument (0 given)` : `${name}() takes at most 3 arguments (${given} given)`
  if (ONE.includes(builtin)) return `${type}.${name}() takes exactly one argument (${given} given)`
  const most = AT_MOST[builtin]
  if (most !== undefined) return atMost(most)(name, given)
  if (builtin === Builtin.STR_REPLACE) return expected(2, 3)(name, given)
  if (builtin >= Builtin.STR_STRIP && builtin <= Builtin.STR_RSTRIP) return expected(0, 1)(name, given)
  if (builtin >= Builtin.STR_CENTER && builtin <= Builtin.STR_RJUST) return expected(1, 2)(name, given)
  return `${type}.${name}() takes no arguments (${given} given)`
}
