import { FloatFormat, FloatLayout } from '../../../assembly/abi/float-format.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { FormatReason, Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { formatFloat } from '../../../src/program/values/format-float.ts'
import { decimal, numberOf, PyBytes, PyList, PyRange, PyTuple, repr, str, TrapError, tagOf, toFloat, type Value } from './values.ts'

interface Spec {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly positiveZero: boolean
  readonly alternate: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

const LANGUAGE =
  /^(?:(?<fill>.)(?=[<>=^]))?(?<align>[<>=^])?(?<sign>[-+ ])?(?<z>z)?(?<alternate>#)?(?<zero>0(?=.*))?(?<width>\d+)?(?<rest>.*)$/su
const REST = /^(?<comma>,)?(?<underscore>_)?(?<again>(?<=_),)?(?<dot>\.(?<precision>\d+)?)?(?<type>.)?(?<more>.*)$/su
const MOST = 2n ** 63n - 1n
const FLOAT_TYPES = 'eEfFgG%'
const RADIX: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 }

function wrong(reason: FormatReason, tag = 0, type = '', text?: string): TrapError {
  return new TrapError(Trap.FORMAT, reason, tag | ((type.codePointAt(0) ?? 0) << 8), text)
}

function parse(text: string, tag: Tag): Spec {
  const isText = tag === Tag.STR
  const head = LANGUAGE.exec(text)?.groups ?? {}
  // After a fill character, a zero belongs to the width.
  const zero = head.zero !== undefined && head.fill === undefined
  const { comma, underscore, again, dot, precision, type = '', more } = REST.exec(head.rest ?? '')?.groups ?? {}
  if (BigInt(head.width ?? 0) > MOST) throw wrong(FormatReason.TOO_MANY_DIGITS, tag)
  if (underscore && (comma || again)) throw wrong(FormatReason.COMMA_AND_UNDERSCORE, tag)
  if (BigInt(precision ?? 0) > MOST) throw wrong(FormatReason.TOO_MANY_DIGITS, tag)
  if (dot && precision === undefined) throw wrong(FormatReason.MISSING_PRECISION, tag)
  if (more || again) throw wrong(FormatReason.INVALID, tag, '', text)
  const grouping = comma ?? underscore ?? ''
  const known = isText ? type || 's' : type
  const groups = ['', 'd', ...FLOAT_TYPES].includes(known) || (grouping === '_' && known in RADIX)
  if (grouping && !groups) throw wrong(grouping === ',' ? FormatReason.COMMA : FormatReason.UNDERSCORE, tag, known)
  return {
    fill: head.fill ?? (zero ? '0' : ' '),
    align: head.align ?? (isText ? '<' : zero ? '=' : '>'),
    sign: head.sign ?? '',
    positiveZero: head.z !== undefined,
    alternate: head.alternate !== undefined,
    width: Number(head.width ?? 0),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
}

/** Python's format(value, text). */
export function formatValue(value: Value, text: string): string {
  if (text === '') return str(value)
  const tag = tagOf(value)
  const number = numberOf(value)
  if (typeof value !== 'string' && number === undefined) throw wrong(FormatReason.UNSUPPORTED, tag)
  const spec = parse(text, tag)
  if (typeof value === 'string') return formatText(value, spec)
  if (typeof number === 'number' || (spec.type !== '' && FLOAT_TYPES.includes(spec.type))) {
    if (!['', 'n', ...FLOAT_TYPES].includes(spec.type)) throw wrong(FormatReason.UNKNOWN_CODE, tag, spec.type)
    return writeFloat(toFloat(number as bigint | number), spec)
  }
  return formatInt(number as bigint, spec, tag)
}

function formatText(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw wrong(FormatReason.UNKNOWN_CODE, Tag.STR, spec.type)
  if (spec.sign) throw wrong(spec.sign === ' ' ? FormatReason.TEXT_SPACE : FormatReason.TEXT_SIGN, Tag.STR)
  if (spec.positiveZero) throw wrong(FormatReason.TEXT_ZERO)
  if (spec.alternate) throw wrong(FormatReason.TEXT_ALTERNATE)
  if (spec.align === '=') throw wrong(FormatReason.TEXT_ALIGNMENT)
  return pad('', [...value].slice(0, spec.precision).join(''), spec)
}

function formatInt(value: bigint, spec: Spec, tag: Tag): string {
  if (!['', 'd', 'n', 'c', ...Object.keys(RADIX)].includes(spec.type)) throw wrong(FormatReason.UNKNOWN_CODE, tag, spec.type)
  if (spec.precision !== undefined) throw wrong(FormatReason.INT_PRECISION)
  if (spec.positiveZero) throw wrong(FormatReason.INT_ZERO)
  if (spec.type !== 'c') return writeInt(value, spec, 1)
  if (spec.sign) throw wrong(FormatReason.CHARACTER_SIGN)
  if (spec.alternate) throw wrong(FormatReason.CHARACTER_ALTERNATE)
  return pad('', character(value), spec)
}

function character(code: bigint): string {
  if (code < 0n || code > 0x10ffffn) throw wrong(FormatReason.CHARACTER_RANGE)
  if (code >= 0xd800n && code <= 0xdfffn) throw wrong(FormatReason.SURROGATE)
  return String.fromCodePoint(Number(code))
}

function writeInt(value: bigint, spec: Spec, least: number): string {
  const magnitude = value < 0n ? -value : value
  const radix = RADIX[spec.type]
  const digits = (radix ? magnitude.toString(radix) : decimal(magnitude)).padStart(least, '0')
  const prefix = spec.alternate && spec.type in RADIX ? `0${spec.type}` : ''
  return around(value < 0n, prefix, spec.type === 'X' ? digits.toUpperCase() : digits, spec)
}

function writeFloat(value: number, spec: Spec): string {
  const lower = spec.type.toLowerCase()
  const kinds: Record<string, FloatFormat> = {
    f: FloatFormat.FIXED,
    '%': FloatFormat.FIXED,
    e: FloatFormat.EXPONENT,
    g: FloatFormat.GENERAL,
  }
  const untyped = spec.precision === undefined ? FloatFormat.REPR : FloatFormat.GENERAL_FLOAT
  const kind = spec.type === '' ? untyped : (kinds[lower] ?? FloatFormat.GENERAL)
  const precision = spec.precision ?? (kind === FloatFormat.REPR ? 0 : 6)
  if (precision > 2 ** 31 - 1) throw wrong(FormatReason.PRECISION_TOO_BIG)
  const magnitude = Math.abs(value) * (spec.type === '%' ? 100 : 1)
  const digits = formatFloat(magnitude, kind | (spec.alternate ? FloatFormat.ALTERNATE : 0) | (precision << FloatLayout.PRECISION_SHIFT))
  const isZero = !/[1-9]/.test(digits.replace(/e.*/, '')) && digits.startsWith('0')
  const negative = (value < 0 || Object.is(value, -0)) && !(spec.positiveZero && isZero)
  const body = digits + (spec.type === '%' ? '%' : '')
  return around(negative, '', spec.type !== lower ? body.toUpperCase() : body, spec)
}

function around(negative: boolean, prefix: string, body: string, spec: Spec): string {
  const head = (negative ? '-' : spec.sign.replace('-', '')) + prefix
  const [whole = ''] = (spec.type in RADIX ? /^[\da-fA-F]+/ : /^\d+/).exec(body) ?? []
  if (!spec.grouping || !whole) return pad(head, body, spec)
  const rest = body.slice(whole.length)
  const size = spec.type in RADIX ? /\B(?=(\w{4})+$)/g : /\B(?=(\w{3})+$)/g
  const grouped = (digits: string) => digits.replace(size, spec.grouping)
  let digits = whole
  while (spec.fill === '0' && spec.align === '=' && (head + grouped(digits) + rest).length < spec.width) digits = `0${digits}`
  return pad(head, grouped(digits) + rest, spec)
}

function pad(head: string, body: string, { width, fill, align }: Spec): string {
  const missing = Math.max(0, width - head.length - [...body].length)
  const before = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing
  const [left, right] = [fill.repeat(before), fill.repeat(missing - before)]
  return align === '=' ? head + left + body : left + head + body + right
}

// --- text % values -------------------------------------------------------------------------------------------------------------------

const DIRECTIVE =
  /%(?<key>\((?:[^()]|\([^()]*\))*\)?)?(?<flags>[-+ #0]*)(?<width>\*|\d+)?(?<dot>\.(?<precision>\*|\d+)?)?[hlL]?(?<type>.)?/gsu

/** Python's `text % values`. */
export function percent(text: string, values: Value): string {
  const items = values instanceof PyTuple ? values.items : [values]
  const isMapping = values instanceof PyList || values instanceof PyRange || values instanceof PyBytes
  let used = 0
  const next = (): Value => {
    if (used >= items.length) throw wrong(FormatReason.NOT_ENOUGH)
    return items[used++] as Value
  }
  const written = text.replace(DIRECTIVE, (whole, ...matched) => {
    if (whole === '%%') return '%'
    const groups = matched.at(-1) as Record<string, string | undefined>
    const at = matched.at(-3) as number
    if (groups.key !== undefined) {
      if (!isMapping) throw wrong(FormatReason.NEEDS_MAPPING)
      if (!groups.key.endsWith(')')) throw wrong(FormatReason.INCOMPLETE_KEY)
      throw new TrapError(Trap.SUBSCRIPT_TYPE, tagOf(values), Tag.STR)
    }
    const spec = directive(groups, next)
    if (groups.type === undefined) throw wrong(FormatReason.INCOMPLETE)
    return convert(next(), spec, [...text.slice(0, at + whole.length)].length - 1)
  })
  if (used < items.length && !isMapping) throw wrong(FormatReason.NOT_ALL_CONVERTED)
  return written
}

function directive(groups: Record<string, string | undefined>, next: () => Value): Spec {
  const { flags = '', width = '0', dot, precision = '0', type = '' } = groups
  const star = (): bigint => {
    const value = next()
    if (typeof value !== 'bigint' && typeof value !== 'boolean') throw wrong(FormatReason.STAR_INT)
    return BigInt(value)
  }
  const wide = width === '*' ? star() : BigInt(width)
  if (wide > MOST) throw wrong(FormatReason.WIDTH_TOO_BIG)
  const left = flags.includes('-') || wide < 0n
  const least = precision === '*' ? star() : BigInt(precision)
  if (precision !== '*' && least > 2n ** 31n - 1n) throw wrong(FormatReason.PRECISION_TOO_BIG)
  if (least !== BigInt.asIntN(32, least)) throw wrong(FormatReason.STAR_TOO_LARGE)
  const zero = flags.includes('0') && !left && !'srac'.includes(type)
  return {
    fill: zero ? '0' : ' ',
    align: left ? '<' : zero ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
    positiveZero: false,
    alternate: flags.includes('#'),
    width: Number(wide < 0n ? -wide : wide),
    grouping: '',
    precision: dot === undefined ? undefined : Math.max(0, Number(least)),
    type,
  }
}

export function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (letter) => {
    const code = letter.codePointAt(0) as number
    const [mark, digits] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8]
    return `\\${mark}${code.toString(16).padStart(digits as number, '0')}`
  })
}

function convert(value: Value, spec: Spec, index: number): string {
  const number = numberOf(value)
  const { type } = spec
  if ('sra'.includes(type)) {
    const text = type === 's' ? str(value) : type === 'r' ? repr(value) : ascii(repr(value))
    return pad('', [...text].slice(0, spec.precision).join(''), spec)
  }
  if (type === 'c') {
    if (typeof number === 'bigint') return pad('', character(number), spec)
    if (typeof value !== 'string' || [...value].length !== 1) throw wrong(FormatReason.NEEDS_CHARACTER, tagOf(value), type)
    return pad('', value, spec)
  }
  if ('diuoxX'.includes(type)) return writeInt(whole(value, type), spec, spec.precision ?? 0)
  if (!'eEfFgG'.includes(type))
    throw new TrapError(Trap.FORMAT, FormatReason.UNSUPPORTED_CHARACTER | (index << 8), (type.codePointAt(0) as number) << 8)
  if (number === undefined) throw wrong(FormatReason.NEEDS_FLOAT, tagOf(value))
  return writeFloat(toFloat(number as bigint | number), spec)
}

function whole(value: Value, type: string): bigint {
  const number = numberOf(value)
  if (typeof number === 'bigint') return number
  if (type in RADIX) throw wrong(FormatReason.NEEDS_INTEGER, tagOf(value), type)
  if (number === undefined) throw wrong(FormatReason.NEEDS_REAL, tagOf(value), type)
  if (Number.isNaN(number)) throw new TrapError(Trap.VALUE, 0, ValueReason.NAN_TO_INT)
  if (!Number.isFinite(number)) throw new TrapError(Trap.VALUE, 0, ValueReason.INFINITY_TO_INT)
  return BigInt(Math.trunc(number))
}
