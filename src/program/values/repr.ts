import type { Constant } from '../../model/program.ts'
import { formatFloat } from './format-float.ts'

/** A constant in the form of Python's repr(). Functions, builtins, classes and tuples have other forms. */
export function pythonRepr(constant: Exclude<Constant, { kind: 'function' | 'builtin' | 'class' | 'tuple' }>): string {
  switch (constant.kind) {
    case 'none':
      return 'None'
    case 'not-implemented':
      return 'NotImplemented'
    case 'ellipsis':
      return 'Ellipsis'
    case 'bool':
      return constant.value ? 'True' : 'False'
    case 'int':
      return String(constant.value)
    case 'float':
      return formatFloat(constant.value, 0)
    case 'str':
      return stringRepr(constant.value)
    case 'bytes':
      return bytesRepr(constant.value)
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** The repr() of a string. It has single quotes, unless the text contains a single quote and no double quote. */
export function stringRepr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const body = value.replace(/[\\\n\r\t]|\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/gu, (character) => ESCAPES[character] ?? escapeCode(character))
  return quote + body.replaceAll(quote, `\\${quote}`) + quote
}

/** The repr() of bytes, which are given as one character per byte. */
export function bytesRepr(value: string): string {
  return `b${stringRepr(value).replace(/[\x80-\xff]/g, escapeCode)}`
}

function escapeCode(character: string): string {
  const code = character.codePointAt(0) as number
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}
