import type { Constant } from '../../model/program.ts'

/** A literal's value, or the reason why it has none. */
export type Literal = { readonly constant: Constant } | { readonly invalid: string } | { readonly unsupported: string }

const DECIMAL = /^(0(_?0)*|[1-9](_?\d)*)$/
const RADIX = /^0([xX](_?[0-9a-fA-F])+|[oO](_?[0-7])+|[bB](_?[01])+)$/
const FLOAT = /^((\d(_?\d)*)?\.\d(_?\d)*|\d(_?\d)*\.?)([eE][+-]?\d(_?\d)*)?$/

/** The most digits that CPython converts between a text and an int. */
const MAX_DIGITS = 4300
const LIMIT = `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`
const ADVICE = 'Consider hexadecimal for huge integer literals to avoid decimal conversion limits.'

/** A number as Python reads it. */
export function parseNumber(text: string): Literal {
  if (/[jJ]$/.test(text)) return { unsupported: 'complex numbers' }
  const digits = text.replaceAll('_', '')
  if (DECIMAL.test(text) && digits.length > MAX_DIGITS) return { invalid: `${LIMIT}: value has ${digits.length} digits - ${ADVICE}` }
  if (DECIMAL.test(text) || RADIX.test(text)) return { constant: { kind: 'int', value: BigInt(digits) } }
  if (/^0[\d_]*$/.test(text)) {
    return { invalid: 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers' }
  }
  if (FLOAT.test(text)) return { constant: { kind: 'float', value: Number(digits) } }
  return { invalid: 'invalid decimal literal' }
}

const SIMPLE_ESCAPES: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/gu

/** The prefix, quotes and body of a string literal. */
export function splitString(text: string): { prefix: string; quote: string; body: string } {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)('''|"""|'|")/.exec(text) ?? []
  return { prefix: prefix.toLowerCase(), quote, body: text.slice(prefix.length + quote.length, text.length - quote.length) }
}

/** The value of a str or bytes literal. An f-string is neither. */
export function parseString(text: string): Literal {
  const { prefix, body } = splitString(text)
  if (prefix.includes('b')) return parseBytes(prefix, body)
  return prefix.includes('r') ? { constant: { kind: 'str', value: body } } : unescapeString(body)
}

export function isBytes(text: string): boolean {
  return splitString(text).prefix.includes('b')
}

const BYTES_ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([\s\S]))/g

function parseBytes(prefix: string, body: string): Literal {
  if (/[^\0-\x7f]/.test(body)) return { invalid: 'bytes can only contain ASCII literal characters' }
  if (prefix.includes('r')) return { constant: { kind: 'bytes', value: body } }
  let wrong: Literal | undefined
  const value = body.replace(
    BYTES_ESCAPE,
    (whole, octal: string | undefined, x: string | undefined, other: string | undefined, at: number) => {
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      if (x) return String.fromCharCode(Number.parseInt(x, 16))
      if (other === 'x') wrong ??= { invalid: `(value error) invalid \\x escape at position ${at}` }
      return SIMPLE_ESCAPES[other as string] ?? whole
    },
  )
  return wrong ?? { constant: { kind: 'bytes', value } }
}

/** Replaces backslash escapes. Escapes that Python does not define remain unchanged. */
export function unescapeString(body: string): Literal {
  let wrong: Literal | undefined
  const value = body.replace(ESCAPE, (whole, octal?: string, x?: string, u?: string, long?: string, other?: string) => {
    const digits = x ?? u ?? long
    const code = octal ? Number.parseInt(octal, 8) : digits ? Number.parseInt(digits, 16) : -1
    if (code > 0x10ffff) wrong = { invalid: "(unicode error) 'unicodeescape' codec can't decode: illegal Unicode character" }
    else if (code >= 0xd800 && code <= 0xdfff) wrong = { unsupported: 'lone surrogates in strings' }
    else if (code >= 0) return String.fromCodePoint(code)
    else if (other === 'N') wrong = { unsupported: 'characters by name (\\N{…})' }
    else if (other && 'xuU'.includes(other))
      wrong = { invalid: `(unicode error) 'unicodeescape' codec can't decode: truncated \\${other} escape` }
    else if (other !== undefined && Object.hasOwn(SIMPLE_ESCAPES, other)) return SIMPLE_ESCAPES[other] as string
    return whole
  })
  return wrong ?? { constant: { kind: 'str', value } }
}
