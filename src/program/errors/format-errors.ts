import { Tag } from '../../../assembly/abi/tags.ts'
import { FormatReason } from '../../../assembly/abi/traps.ts'
import { typeName } from './type-names.ts'

/** The inputs of a format error's message. */
interface Context {
  /** The code point of the type that the format requests. */
  readonly code: number
  /** The tag of the value. */
  readonly tag: number
  /** The index of an unsupported character in the format. */
  readonly index: number
  readonly text: string
}

/** CPython 3.13's message for the operands of Trap.FORMAT. */
export function formatError(a: number, b: number, text = ''): string {
  return WORDS[(a & 0xff) as FormatReason]({ code: b >> 8, tag: b & 0xff, index: a >> 8, text })
}

/** A type of a format, such as 'd', as CPython quotes it. A character that is not printable ASCII appears as its number. */
function letter(code: number): string {
  return code > 32 && code < 128 ? `'${String.fromCharCode(code)}'` : `'\\x${code.toString(16)}'`
}

const WORDS: Readonly<Record<FormatReason, (context: Context) => string>> = {
  [FormatReason.INVALID]: ({ tag, text }) => `ValueError: Invalid format specifier '${text}' for object of type '${typeName(tag)}'`,
  [FormatReason.TOO_MANY_DIGITS]: () => 'ValueError: Too many decimal digits in format string',
  [FormatReason.COMMA_AND_UNDERSCORE]: () => "ValueError: Cannot specify both ',' and '_'.",
  [FormatReason.MISSING_PRECISION]: () => 'ValueError: Format specifier missing precision',
  [FormatReason.COMMA]: ({ code }) => `ValueError: Cannot specify ',' with ${letter(code)}.`,
  [FormatReason.UNDERSCORE]: ({ code }) => `ValueError: Cannot specify '_' with ${letter(code)}.`,
  [FormatReason.UNKNOWN_CODE]: ({ code, tag }) => `ValueError: Unknown format code ${letter(code)} for object of type '${typeName(tag)}'`,
  [FormatReason.UNSUPPORTED]: ({ tag }) =>
    tag === Tag.DATETIME
      ? 'NotImplementedError: gil-lab does not format dates with a specification'
      : `TypeError: unsupported format string passed to ${typeName(tag)}.__format__`,
  [FormatReason.PRECISION_TOO_BIG]: () => 'ValueError: precision too big',
  [FormatReason.TEXT_SIGN]: () => 'ValueError: Sign not allowed in string format specifier',
  [FormatReason.TEXT_SPACE]: () => 'ValueError: Space not allowed in string format specifier',
  [FormatReason.TEXT_ZERO]: () => 'ValueError: Negative zero coercion (z) not allowed in string format specifier',
  [FormatReason.TEXT_ALTERNATE]: () => 'ValueError: Alternate form (#) not allowed in string format specifier',
  [FormatReason.TEXT_ALIGNMENT]: () => "ValueError: '=' alignment not allowed in string format specifier",
  [FormatReason.INT_PRECISION]: () => 'ValueError: Precision not allowed in integer format specifier',
  [FormatReason.INT_ZERO]: () => 'ValueError: Negative zero coercion (z) not allowed in integer format specifier',
  [FormatReason.CHARACTER_SIGN]: () => "ValueError: Sign not allowed with integer format specifier 'c'",
  [FormatReason.CHARACTER_ALTERNATE]: () => "ValueError: Alternate form (#) not allowed with integer format specifier 'c'",
  [FormatReason.CHARACTER_RANGE]: () => 'OverflowError: %c arg not in range(0x110000)',
  [FormatReason.C_LONG]: () => 'OverflowError: Python int too large to convert to C long',
  [FormatReason.SURROGATE]: () => "NotImplementedError: gil-lab's strings cannot contain lone surrogates",
  [FormatReason.NOT_ALL_CONVERTED]: () => 'TypeError: not all arguments converted during string formatting',
  [FormatReason.NOT_ENOUGH]: () => 'TypeError: not enough arguments for format string',
  [FormatReason.NEEDS_MAPPING]: () => 'TypeError: format requires a mapping',
  [FormatReason.INCOMPLETE_KEY]: () => 'ValueError: incomplete format key',
  [FormatReason.INCOMPLETE]: () => 'ValueError: incomplete format',
  [FormatReason.STAR_INT]: () => 'TypeError: * wants int',
  [FormatReason.STAR_TOO_LARGE]: () => 'OverflowError: Python int too large to convert to C int',
  [FormatReason.WIDTH_TOO_BIG]: () => 'ValueError: width too big',
  [FormatReason.UNSUPPORTED_CHARACTER]: ({ code, index }) => {
    const shown = code >= 31 && code <= 126 ? String.fromCharCode(code) : '?'
    return `ValueError: unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`
  },
  [FormatReason.NEEDS_REAL]: ({ code, tag }) =>
    `TypeError: %${String.fromCodePoint(code)} format: a real number is required, not ${typeName(tag)}`,
  [FormatReason.NEEDS_INTEGER]: ({ code, tag }) =>
    `TypeError: %${String.fromCodePoint(code)} format: an integer is required, not ${typeName(tag)}`,
  [FormatReason.NEEDS_CHARACTER]: () => 'TypeError: %c requires int or char',
  [FormatReason.NEEDS_FLOAT]: ({ tag }) => `TypeError: must be real number, not ${typeName(tag)}`,
  [FormatReason.STAR_C_SSIZE]: () => 'OverflowError: Python int too large to convert to C ssize_t',
  [FormatReason.BYTES]: () => 'NotImplementedError: gil-lab does not format bytes with %',
}
