import { Builtin } from '../../../assembly/abi/builtins.ts'
import { IntegerReason } from '../../../assembly/abi/traps.ts'

const ADVICE = 'use sys.set_int_max_str_digits() to increase the limit'

/** A message of CPython 3.13 about an int. `operand` is the second operand of the trap. */
export function integerError(reason: IntegerReason, operand: number): string {
  switch (reason) {
    case IntegerReason.TOO_LARGE_FOR_FLOAT:
      return 'OverflowError: int too large to convert to float'
    case IntegerReason.QUOTIENT_TOO_LARGE:
      return 'OverflowError: integer division result too large for a float'
    case IntegerReason.SHIFT_TOO_LARGE:
      return 'OverflowError: too many digits in integer'
    case IntegerReason.TOO_MANY_DIGITS:
      return `ValueError: Exceeds the limit (4300 digits) for integer string conversion; ${ADVICE}`
    case IntegerReason.TOO_MANY_DIGITS_IN_TEXT:
      return `ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has ${operand} digits; ${ADVICE}`
    case IntegerReason.TIMEDELTA:
      return "OverflowError: gil-lab's timedelta arithmetic has 64 bits of microseconds"
  }
}

/** Builtins whose int arguments CPython converts to a Py_ssize_t. An int that does not fit is an OverflowError. */
const SSIZE: readonly Builtin[] = [Builtin.LIST_POP, Builtin.LIST_INSERT]

/** The message for an int of more than 64 bits as an argument of a builtin. */
export function largeArgument(builtin: Builtin, name: string): string {
  if (SSIZE.includes(builtin)) return 'OverflowError: Python int too large to convert to C ssize_t'
  if (builtin === Builtin.OS_READ || builtin === Builtin.SYS_SETCHECKINTERVAL || builtin === Builtin.OS_CLOSE)
    return 'OverflowError: Python int too large to convert to C int'
  return `OverflowError: gil-lab's ${name}() does not accept ints of more than 64 bits`
}

/** The message for a text that int() cannot read. CPython shows at most 200 characters of it. */
export function invalidLiteral(base: number, shown: string): string {
  return `ValueError: invalid literal for int() with base ${base}: ${[...shown].slice(0, 200).join('')}`
}
