import { FormatType, Trap } from '../../../assembly/abi/opcodes.ts'
import { formatFloat } from '../../../src/program/format.ts'
import { type UnpackedSpec, unpackFormatSpec } from '../../../src/program/formatspec.ts'
import { str, TrapError, tagOf, type Value } from './values.ts'

const FLOAT_TYPES: readonly FormatType[] = [FormatType.F, FormatType.E, FormatType.G, FormatType.PERCENT]

/** format(value, spec) with a packed spec. */
export function formatValue(value: Value, packed: number): string {
  if (packed === 0) return str(value)
  const spec = unpackFormatSpec(packed)
  const wrong = new TrapError(Trap.FORMAT, spec.type, tagOf(value))
  if (typeof value === 'string') {
    if ((spec.type !== FormatType.DEFAULT && spec.type !== FormatType.S) || spec.comma || spec.sign !== '-') throw wrong
    return pad([...value].slice(0, spec.precision).join(''), '', spec, '<')
  }
  if (typeof value === 'boolean' && spec.type === FormatType.DEFAULT) return formatValue(1n, packed).replace('1', value ? '1' : '0')
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    if (FLOAT_TYPES.includes(spec.type)) return formatFloat(Number(value), packed)
    if (spec.type === FormatType.S || spec.precision !== undefined || (spec.comma && spec.type === FormatType.X)) throw wrong
    const int = BigInt(value)
    const sign = int < 0n ? '-' : spec.sign === '-' ? '' : spec.sign
    const digits = (int < 0n ? -int : int).toString(spec.type === FormatType.X ? 16 : 10)
    return pad(digits, sign, spec, '>')
  }
  if (typeof value !== 'number' || spec.type === FormatType.D || spec.type === FormatType.X || spec.type === FormatType.S) throw wrong
  return formatFloat(value, packed)
}

function pad(body: string, sign: string, spec: UnpackedSpec, natural: '<' | '>'): string {
  const commas = (digits: string) => (spec.comma ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits)
  if (spec.zero && spec.align === '' && natural === '>') {
    let digits = body
    while (commas(digits).length + sign.length < spec.width) digits = `0${digits}`
    return sign + commas(digits)
  }
  const text = sign + commas(body)
  const missing = Math.max(0, spec.width - [...text].length)
  const align = spec.align || natural
  const left = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing
  const fill = spec.zero ? '0' : ' '
  return fill.repeat(left) + text + fill.repeat(missing - left)
}
