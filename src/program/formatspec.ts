import { FormatSpec, FormatType } from '../../assembly/abi/opcodes.ts'

/** The letter of each format type. */
export const TYPE_LETTERS: Readonly<Record<FormatType, string>> = {
  [FormatType.DEFAULT]: '',
  [FormatType.D]: 'd',
  [FormatType.F]: 'f',
  [FormatType.S]: 's',
  [FormatType.PERCENT]: '%',
  [FormatType.E]: 'e',
  [FormatType.G]: 'g',
  [FormatType.X]: 'x',
}

const TYPES = new Map(Object.entries(TYPE_LETTERS).map(([type, letter]) => [letter, Number(type) as FormatType]))

const ALIGNMENTS = ['', '<', '>', '^']
const SIGNS = ['-', '+', ' ']
const MAX_WIDTH = 127
const MAX_PRECISION = 30

/** A format spec in its parts, as formatFloat and the tests read it. */
export interface UnpackedSpec {
  readonly type: FormatType
  /** undefined: none given */
  readonly precision: number | undefined
  readonly width: number
  readonly align: '' | '<' | '>' | '^'
  readonly zero: boolean
  readonly comma: boolean
  readonly sign: '-' | '+' | ' '
}

/** What stands after the colon of a field, packed as the machine reads it; a string says what it cannot hold. */
export function parseFormatSpec(text: string): number | string {
  if (text === '') return 0
  const parts = /^([<>^])?([-+ ])?(0)?(\d+)?(,)?(?:\.(\d+))?([a-zA-Z%])?$/.exec(text)
  if (!parts) return 'a spec is [<>^][+- ][0][width][,][.precision][type]'
  const [, align = '', sign = '-', zero, width = '0', comma, precision, letter = ''] = parts
  const type = TYPES.get(letter)
  if (type === undefined) return `the types are ${Object.values(TYPE_LETTERS).join(' ').trim()}`
  if (Number(width) > MAX_WIDTH) return `the width is at most ${MAX_WIDTH}`
  if (precision !== undefined && Number(precision) > MAX_PRECISION) return `the precision is at most ${MAX_PRECISION}`
  return (
    (type << FormatSpec.TYPE_SHIFT) |
    ((precision === undefined ? FormatSpec.NO_PRECISION : Number(precision)) << FormatSpec.PRECISION_SHIFT) |
    (Number(width) << FormatSpec.WIDTH_SHIFT) |
    (ALIGNMENTS.indexOf(align) << FormatSpec.ALIGN_SHIFT) |
    (Number(zero !== undefined) << FormatSpec.ZERO_SHIFT) |
    (Number(comma !== undefined) << FormatSpec.COMMA_SHIFT) |
    (SIGNS.indexOf(sign) << FormatSpec.SIGN_SHIFT) |
    (1 << FormatSpec.PRESENT_SHIFT)
  )
}

export function unpackFormatSpec(packed: number): UnpackedSpec {
  const field = (shift: number, bits: number) => (packed >>> shift) & ((1 << bits) - 1)
  const precision = packed === 0 ? FormatSpec.NO_PRECISION : field(FormatSpec.PRECISION_SHIFT, 5)
  return {
    type: field(FormatSpec.TYPE_SHIFT, 3),
    precision: precision === FormatSpec.NO_PRECISION ? undefined : precision,
    width: field(FormatSpec.WIDTH_SHIFT, 7),
    align: ALIGNMENTS[field(FormatSpec.ALIGN_SHIFT, 2)] as UnpackedSpec['align'],
    zero: field(FormatSpec.ZERO_SHIFT, 1) === 1,
    comma: field(FormatSpec.COMMA_SHIFT, 1) === 1,
    sign: (SIGNS[field(FormatSpec.SIGN_SHIFT, 2)] ?? '-') as UnpackedSpec['sign'],
  }
}
