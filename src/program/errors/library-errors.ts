import type { Builtin } from '../../../assembly/abi/builtins.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { LibraryReason } from '../../../assembly/abi/traps.ts'
import type { Program } from '../../model/program.ts'
import { BUILTIN_NAMES, nameText } from '../library/names.ts'
import { stringRepr } from '../values/repr.ts'
import { methodCount } from './method-counts.ts'
import { typeName } from './type-names.ts'

/** The inputs of a message. */
interface Context {
  readonly names: readonly string[]
  readonly builtin: Builtin
  /** The builtin's name: "replace", "math.sqrt". */
  readonly name: string
  readonly b: number
  /** The name of the type whose tag is the lowest byte of `b`. */
  readonly type: string
  /** The name of the type of a value with this tag. If the value is an instance, each call returns the next name in the trap's text. */
  readonly typeOf: (tag: number) => string
  readonly text: string
}

/** CPython 3.13's message for the operands of Trap.LIBRARY. */
export function libraryError({ names }: Program, a: number, b: number, typeOf: Context['typeOf'], text = ''): string {
  const builtin = (a >> 8) as Builtin
  const words = WORDS[(a & 0xff) as LibraryReason]
  return words({ names, builtin, name: BUILTIN_NAMES[builtin] ?? '?', b, type: typeName(b & 0xff), typeOf, text })
}

/** The bits of `b` that contain the index of a letter. */
const INDEX = 0x3ffffff
const INDEX_BITS = 26

const notInteger = ({ type }: Context) => `TypeError: '${type}' object cannot be interpreted as an integer`
const always = (message: string) => () => message

const WORDS: Readonly<Record<LibraryReason, (context: Context) => string>> = {
  [LibraryReason.METHOD_COUNT]: ({ builtin, name, b }) => `TypeError: ${methodCount(builtin, name, typeName(b >> 16), b & 0xffff)}`,
  [LibraryReason.GIVEN_TWICE]: ({ names, name, b }) =>
    `TypeError: argument for ${name}() given by name ('${nameText(names, b & 0xffff)}') and position (${b >> 16})`,
  [LibraryReason.NOT_INTEGER]: notInteger,
  [LibraryReason.TOO_LARGE]: always('OverflowError: Python int too large to convert to C ssize_t'),
  [LibraryReason.NOT_STR_OR_NONE]: ({ type }) => `TypeError: must be str or None, not ${type}`,
  [LibraryReason.NOT_STR]: ({ name, type }) =>
    `TypeError: ${/partition/.test(name) ? '' : `${name}() argument 1 `}must be str, not ${type}`,
  [LibraryReason.NOT_BYTES]: ({ type }) => `TypeError: a bytes-like object is required, not '${type}'`,
  [LibraryReason.ARGUMENT_NOT_STR]: ({ name, type, b }) =>
    `TypeError: ${name}() argument ${b >> 8 ? `${b >> 8} ` : ''}must be str, not ${type}`,
  [LibraryReason.STRIP_ARGUMENT]: ({ name }) => `TypeError: ${name} arg must be None or str`,
  [LibraryReason.EMPTY_SEPARATOR]: always('ValueError: empty separator'),
  [LibraryReason.PART_NOT_FOUND]: ({ b }) => `ValueError: ${b === Tag.STR ? 'substring' : 'subsection'} not found`,
  [LibraryReason.PREFIX]: ({ name, type, b }) => {
    const own = typeName(b >> 8)
    return `TypeError: ${name} first arg must be ${own} or a tuple of ${own}, not ${type}`
  },
  [LibraryReason.PREFIX_ITEM]: ({ name, type }) => `TypeError: tuple for ${name} must only contain str, not ${type}`,
  [LibraryReason.BYTES_OR_INTEGER]: ({ type }) => `TypeError: argument should be integer or bytes-like object, not '${type}'`,
  [LibraryReason.FILL_LENGTH]: always('TypeError: The fill character must be exactly one character long'),
  [LibraryReason.FILL_TYPE]: ({ type }) => `TypeError: The fill character must be a unicode character, not ${type}`,
  [LibraryReason.FILL_BYTES]: ({ name, type }) => `TypeError: ${name}() argument 2 must be a byte string of length 1, not ${type}`,
  [LibraryReason.JOIN_ITERABLE]: always('TypeError: can only join an iterable'),
  [LibraryReason.JOIN_ITEM]: ({ type, b }) => `TypeError: sequence item ${b >> 8}: expected str instance, ${type} found`,
  [LibraryReason.JOIN_ITEM_BYTES]: ({ type, b }) => `TypeError: sequence item ${b >> 8}: expected a bytes-like object, ${type} found`,
  [LibraryReason.ENCODING]: ({ text }) =>
    PYTHONS.test(text) ? `NotImplementedError: gil-lab does not have the encoding '${text}'` : `LookupError: unknown encoding: ${text}`,
  [LibraryReason.ERROR_HANDLER]: ({ text }) =>
    HANDLERS.includes(text)
      ? `NotImplementedError: gil-lab does not have the error handler '${text}'`
      : `LookupError: unknown error handler name '${text}'`,
  [LibraryReason.ENCODE]: encodeError,
  [LibraryReason.DECODE_START]: (context) => decodeError(context, 'invalid start byte'),
  [LibraryReason.DECODE_CONTINUATION]: (context) => decodeError(context, 'invalid continuation byte'),
  [LibraryReason.DECODE_END]: (context) => decodeError(context, 'unexpected end of data'),
  [LibraryReason.DECODE_ASCII]: (context) => decodeError(context, 'ordinal not in range(128)'),
  [LibraryReason.CODEC_ARGUMENT]: ({ names, name, b }) =>
    `TypeError: ${name}() argument '${nameText(names, b & 0xffff)}' must be str, not ${typeName(b >> 16)}`,
  [LibraryReason.SEPARATOR_LENGTH]: always('ValueError: sep must be length 1.'),
  [LibraryReason.BYTES_VALUE]: ({ b }) => `ValueError: ${b ? 'byte' : 'bytes'} must be in range(0, 256)`,
  [LibraryReason.BYTES_WITHOUT_ENCODING]: always('TypeError: string argument without an encoding'),
  [LibraryReason.BYTES_NEGATIVE]: always('ValueError: negative count'),
  [LibraryReason.BYTES_TYPE]: ({ type }) => `TypeError: cannot convert '${type}' object to bytes`,
  [LibraryReason.ENCODING_WITHOUT_STRING]: ({ name, type }) =>
    name === 'str'
      ? `TypeError: decoding to str: need a bytes-like object, ${type} found`
      : 'TypeError: encoding without a string argument',
  [LibraryReason.SINGLE_CLOSE]: always("ValueError: Single '}' encountered in format string"),
  [LibraryReason.SINGLE_OPEN]: always("ValueError: Single '{' encountered in format string"),
  [LibraryReason.OPEN_IN_NAME]: always("ValueError: unexpected '{' in field name"),
  [LibraryReason.NO_CONVERSION]: always('ValueError: end of string while looking for conversion specifier'),
  [LibraryReason.COLON_AFTER_CONVERSION]: always("ValueError: expected ':' after conversion specifier"),
  [LibraryReason.UNMATCHED_OPEN]: always("ValueError: unmatched '{' in format spec"),
  [LibraryReason.NO_CLOSE]: always("ValueError: expected '}' before end of string"),
  [LibraryReason.MANUAL_TO_AUTOMATIC]: always('ValueError: cannot switch from manual field specification to automatic field numbering'),
  [LibraryReason.AUTOMATIC_TO_MANUAL]: always('ValueError: cannot switch from automatic field numbering to manual field specification'),
  [LibraryReason.REPLACEMENT_INDEX]: ({ b }) => `IndexError: Replacement index ${b} out of range for positional args tuple`,
  [LibraryReason.KEY]: ({ text }) => `KeyError: ${stringRepr(text)}`,
  [LibraryReason.EMPTY_ATTRIBUTE]: always('ValueError: Empty attribute in format string'),
  [LibraryReason.MISSING_BRACKET]: always("ValueError: Missing ']' in format string"),
  [LibraryReason.AFTER_BRACKET]: always("ValueError: Only '.' or '[' may follow ']' in format field specifier"),
  [LibraryReason.CONVERSION]: ({ b }) =>
    `ValueError: Unknown conversion specifier ${b > 32 && b < 127 ? String.fromCharCode(b) : `\\x${b.toString(16)}`}`,
  [LibraryReason.TEMPLATE_RECURSION]: always('ValueError: Max string recursion exceeded'),
  [LibraryReason.UNKNOWN_ATTRIBUTE]: ({ type, text }) => `AttributeError: '${type}' object has no attribute '${text}'`,
  [LibraryReason.CHR_RANGE]: always('ValueError: chr() arg not in range(0x110000)'),
  [LibraryReason.CHR_SURROGATE]: always("NotImplementedError: gil-lab's strings cannot contain lone surrogates"),
  [LibraryReason.ORD_TYPE]: ({ type }) => `TypeError: ord() expected string of length 1, but ${type} found`,
  [LibraryReason.ORD_LENGTH]: ({ b }) => `TypeError: ord() expected a character, but string of length ${b} found`,
  [LibraryReason.POW_MODULUS_TYPE]: always('TypeError: pow() 3rd argument not allowed unless all arguments are integers'),
  [LibraryReason.POW_MODULUS_ZERO]: always('ValueError: pow() 3rd argument cannot be 0'),
  [LibraryReason.NOT_INVERTIBLE]: always('ValueError: base is not invertible for the given modulus'),
  [LibraryReason.ZIP_SHORTER]: ({ b }) => `ValueError: zip() argument ${b + 1} is shorter than ${before(b)}`,
  [LibraryReason.ZIP_LONGER]: ({ b }) => `ValueError: zip() argument ${b + 1} is longer than ${before(b)}`,
  [LibraryReason.DIVMOD_TYPES]: ({ b, typeOf }) =>
    `TypeError: unsupported operand type(s) for divmod(): '${typeOf(b & 0xff)}' and '${typeOf((b >> 8) & 0xff)}'`,
  [LibraryReason.DIVMOD_ZERO]: always('ZeroDivisionError: float divmod()'),
  [LibraryReason.NOT_REVERSIBLE]: ({ type }) => `TypeError: '${type}' object is not reversible`,
  [LibraryReason.ITER_CALLABLE]: always('TypeError: iter(v, w): v must be callable'),
  [LibraryReason.BASE_RANGE]: always('ValueError: int() base must be >= 2 and <= 36, or 0'),
  [LibraryReason.BASE_WITHOUT_STRING]: always("TypeError: int() can't convert non-string with explicit base"),
  [LibraryReason.FORMAT_SPEC]: ({ type }) => `TypeError: format() argument 2 must be str, not ${type}`,
  [LibraryReason.DEFAULT_WITH_SEVERAL]: ({ name }) =>
    `TypeError: Cannot specify a default for ${name}() with multiple positional arguments`,
  [LibraryReason.MIN_EMPTY]: ({ name }) => `ValueError: ${name}() iterable argument is empty`,
  [LibraryReason.SLICE_ITERABLE]: always('TypeError: must assign iterable to extended slice'),
  [LibraryReason.DECODE_TYPE]: ({ type }) => `TypeError: decoding to str: need a bytes-like object, ${type} found`,
  [LibraryReason.SLICE_INDEX]: ({ type }) => `NotImplementedError: gil-lab does not pass slices to '${type}'`,
  [LibraryReason.NOT_IN_RANGE]: ({ b, text }) => `ValueError: ${b ? 'sequence.index(x): x not in sequence' : `${text} is not in range`}`,
  [LibraryReason.NO_DELETE]: ({ type }) => `TypeError: '${type}' object doesn't support item deletion`,
  [LibraryReason.MATH_DOMAIN]: always('ValueError: math domain error'),
  [LibraryReason.MATH_RANGE]: always('OverflowError: math range error'),
  [LibraryReason.NOT_REAL]: ({ type }) => `TypeError: must be real number, not ${type}`,
  [LibraryReason.FACTORIAL_NEGATIVE]: always('ValueError: factorial() not defined for negative values'),
  [LibraryReason.ISQRT_NEGATIVE]: always('ValueError: isqrt() argument must be nonnegative'),
  [LibraryReason.COMB_NEGATIVE]: ({ b }) => `ValueError: ${b ? 'k' : 'n'} must be a non-negative integer`,
  [LibraryReason.NEGATIVE_TOLERANCE]: always('ValueError: tolerances must be non-negative'),
  [LibraryReason.DIST_LENGTHS]: always('ValueError: both points must have the same number of dimensions'),
  [LibraryReason.INFINITY_TO_INTEGER]: always('OverflowError: cannot convert float infinity to integer'),
  [LibraryReason.NAN_TO_INTEGER]: always('ValueError: cannot convert float NaN to integer'),
  [LibraryReason.LDEXP_TYPE]: always('TypeError: Expected an int as second argument to ldexp.'),
  [LibraryReason.FSUM_OVERFLOW]: always('OverflowError: intermediate overflow in fsum'),
  [LibraryReason.FSUM_INFINITIES]: always('ValueError: -inf + inf in fsum'),
  [LibraryReason.RECURSION_LIMIT]: always('ValueError: recursion limit must be greater or equal than 1'),
  [LibraryReason.FILE_ARGUMENT]: ({ type }) =>
    `NotImplementedError: gil-lab's print() writes only to sys.stdout and sys.stderr, not to '${type}'`,
  [LibraryReason.WRITE_ARGUMENT]: ({ type }) => `TypeError: write() argument must be str, not ${type}`,
  [LibraryReason.LACKS_KEYWORD]: ({ names, name, b }) =>
    `NotImplementedError: gil-lab does not support the argument '${nameText(names, b)}' of ${name}()`,
}

/** Matches, by their beginnings, the names of the encodings that Python has and the machine lacks. */
const PYTHONS =
  /^(utf|ucs|cp|iso|latin|windows|big5|gb|hz|euc|shift|s_?jis|koi8|kz|ptcp|mac|johab|hp|tis|idna|punycode|raw|unicode|mbcs|oem|undefined|base64|bz2|hex|quopri|rot|uu|zlib|\d)/i
const HANDLERS = ['backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'surrogatepass']

/** The earlier arguments of zip(): "argument 1", "arguments 1-2". */
function before(index: number): string {
  return index === 1 ? 'argument 1' : `arguments 1-${index}`
}

function encodeError({ b, text }: Context): string {
  const isLatin = b >> INDEX_BITS !== 0
  const at = b & INDEX
  const letters = [...text]
  const [codec, limit] = isLatin ? ['latin-1', 256] : ['ascii', 128]
  const where =
    letters.length === 1 ? `character '${escaped(text)}' in position ${at}` : `characters in position ${at}-${at + letters.length - 1}`
  return `UnicodeEncodeError: '${codec}' codec can't encode ${where}: ordinal not in range(${limit})`
}

function escaped(letter: string): string {
  const code = letter.codePointAt(0) as number
  const [sign, digits] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8]
  return `\\${sign}${code.toString(16).padStart(digits, '0')}`
}

/** The message for bytes that cannot be decoded. `builtin` is the first invalid byte. */
function decodeError({ builtin, b }: Context, reason: string): string {
  const at = b & INDEX
  const count = (b >> INDEX_BITS) + 1
  const where =
    count === 1 ? `byte 0x${Number(builtin).toString(16).padStart(2, '0')} in position ${at}` : `bytes in position ${at}-${at + count - 1}`
  const codec = reason.startsWith('ordinal') ? 'ascii' : 'utf-8'
  return `UnicodeDecodeError: '${codec}' codec can't decode ${where}: ${reason}`
}
