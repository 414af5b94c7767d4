import { Builtin } from '../../../assembly/abi/builtins.ts'
import { TEXT_BUILTIN_NAMES } from '../library/text-names.ts'
import { atMost, type CountWords, exactly, exactlyOne, expected, inPython, noArguments } from './count-words.ts'

type Counted = Exclude<keyof typeof TEXT_BUILTIN_NAMES, never>

const exactlyIn =
  (count: number): CountWords =>
  (name, given) =>
    exactly(count)(name.replace('math.', ''), given)
const last = (name: string): string => name.slice(name.indexOf('.') + 1)
const missing =
  (argument: string, most: number): CountWords =>
  (name, given) =>
    given === 0 ? `${name}() missing required argument '${argument}' (pos 1)` : atMost(most)(name, given)

/**
 * The builtins of text-names.ts with other messages than those of exactlyOne(). Most methods of str are missing, because a wrong number of
 * their arguments is a Trap.LIBRARY.
 */
const OTHERS: Partial<Record<Counted, CountWords>> = {
  [Builtin.LIST_COPY]: (name, given) => noArguments(name, given - 1),
  [Builtin.RANGE_INDEX]: (name, given) => exactlyOne(name, given - 1),
  [Builtin.RANGE_COUNT]: (name, given) => exactlyOne(name, given - 1),
  [Builtin.DIVMOD]: exactly(2),
  [Builtin.POW]: (name, given) =>
    given < 2 ? `${name}() missing required argument '${given ? 'exp' : 'base'}' (pos ${given + 1})` : atMost(3)(name, given),
  [Builtin.FORMAT]: expected(1, 2),
  [Builtin.MAP]: () => 'map() must have at least two arguments.',
  [Builtin.FILTER]: exactly(2),
  [Builtin.REVERSED]: (name, given) => `${name} expected 1 argument, got ${given}`,
  [Builtin.ITER]: expected(1, 2),
  [Builtin.BYTES]: atMost(3),
  [Builtin.SLICE]: expected(1, 3),
  [Builtin.EXIT]: (_, given) => inPython('from 1 to 2 positional arguments')('Quitter.__call__', given + 1),
  [Builtin.MATH_LOG]: (name, given) => expected(1, 2)(last(name), given),
  [Builtin.MATH_ISCLOSE]: (name, given) =>
    given < 2
      ? `${last(name)}() missing required argument '${given ? 'b' : 'a'}' (pos ${given + 1})`
      : `${last(name)}() takes exactly 2 positional arguments (${given} given)`,
  [Builtin.MATH_PERM]: (name, given) => expected(1, 2)(last(name), given),
  [Builtin.MATH_PROD]: (name, given) =>
    given === 0
      ? `${last(name)}() takes exactly 1 positional argument (0 given)`
      : `${last(name)}() takes exactly 1 positional argument (${given} given)`,
  [Builtin.MATH_ATAN2]: exactlyIn(2),
  [Builtin.MATH_POW]: exactlyIn(2),
  [Builtin.MATH_COPYSIGN]: exactlyIn(2),
  [Builtin.MATH_FMOD]: exactlyIn(2),
  [Builtin.MATH_DIST]: exactlyIn(2),
  [Builtin.MATH_COMB]: exactlyIn(2),
  [Builtin.MATH_LDEXP]: exactlyIn(2),
  [Builtin.TIME_MONOTONIC_NS]: noArguments,
  [Builtin.TIME_PERF_COUNTER_NS]: noArguments,
  [Builtin.TIME_TIME_NS]: noArguments,
  [Builtin.TIME_UTC_OFFSET]: noArguments,
  [Builtin.FRAMES]: exactly(2),
  [Builtin.DIGEST]: exactly(3),
  [Builtin.JOIN_THREADS]: noArguments,
  [Builtin.TIME_PROCESS_TIME]: noArguments,
  [Builtin.SYS_GETRECURSIONLIMIT]: noArguments,
  [Builtin.SYS_IS_GIL_ENABLED]: noArguments,
  [Builtin.STREAM_FLUSH]: noArguments,
  [Builtin.STR_FORMAT]: missing('', 0),
}

/** The wordings with which the builtins of text-names.ts report a wrong number of arguments. */
export const TEXT_COUNTS = Object.fromEntries(
  Object.keys(TEXT_BUILTIN_NAMES).map((id) => [id, OTHERS[Number(id) as Counted] ?? exactlyOne]),
) as Record<Counted, CountWords>

/** Builtins of text-names.ts that take some keywords. They reject other keywords with the same words as print(). */
export const TEXT_NAMED: readonly Builtin[] = [
  Builtin.STR_SPLIT,
  Builtin.STR_RSPLIT,
  Builtin.STR_SPLITLINES,
  Builtin.STR_ENCODE,
  Builtin.STR_DECODE,
  Builtin.STR_EXPANDTABS,
  Builtin.STR_HEX,
  Builtin.ZIP,
]
