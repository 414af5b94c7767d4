import { LabError } from '../../model/errors.ts'

const BOM = [0xef, 0xbb, 0xbf]
/** Matches a cookie, which is a comment that declares the encoding of the file (PEP 263). */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/
/** If the first line has this form, the second line can contain the cookie. */
const EMPTY = /^[ \t\f]*(#.*)?$/
const UTF_8 = /^utf_?8(_sig)?$/
const ASCII = /^(us_)?ascii$/
const LATIN_1 = /^(latin_?1|iso_?8859_1|l1|cp819)$/

/**
 * A Python file's text. Its encoding is UTF-8 unless a cookie declares another.
 * @throws LabError 'usage' for an encoding that gil-lab does not support, for a byte that cannot be decoded, or if the file has the byte
 *   order mark of UTF-8 and declares another encoding
 */
export function decodeSource(bytes: Uint8Array, path: string): string {
  const hasBom = BOM.every((byte, at) => bytes[at] === byte)
  const { encoding, line } = cookieOf(bytes.subarray(hasBom ? BOM.length : 0))
  const name = encoding.toLowerCase().replaceAll('-', '_')
  if (UTF_8.test(name)) return decodeUtf8(bytes, path)
  if (hasBom) throw unreadable(path, line, `the file starts with a UTF-8 byte order mark but declares the encoding ${encoding}`)
  if (LATIN_1.test(name)) return latin1(bytes)
  if (!ASCII.test(name)) throw unreadable(path, line, `gil-lab does not support the encoding ${encoding}`)
  const wrong = bytes.findIndex((byte) => byte > 0x7f)
  if (wrong >= 0) throw notText(bytes, path, wrong, 'ASCII')
  return latin1(bytes)
}

/** Decodes UTF-8. @throws LabError that shows the first invalid byte */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  const text = tryUtf8(bytes)
  if (text === undefined) throw notText(bytes, path, firstWrongByte(bytes), 'UTF-8')
  return text
}

function cookieOf(bytes: Uint8Array): { encoding: string; line: number } {
  const [first = '', second = ''] = latin1(bytes.subarray(0, 1000)).split(/\r\n?|\n/)
  const onFirst = COOKIE.exec(first)
  const found = onFirst ?? (EMPTY.test(first) ? COOKIE.exec(second) : null)
  return { encoding: found?.[1] ?? 'utf-8', line: onFirst ? 1 : 2 }
}

/** Decodes one character per byte. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}

function tryUtf8(bytes: Uint8Array, isWhole = true): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return undefined
  }
}

/** The offset of the first byte that is not UTF-8. */
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (tryUtf8(bytes.subarray(0, middle), middle > bytes.length) === undefined) bad = middle
    else good = middle
  }
  // The search decodes each beginning of the text as a stream, so it accepts an incomplete character at the end. `good` can therefore be up
  // to three bytes too large.
  while (tryUtf8(bytes.subarray(0, good)) === undefined) good--
  return good
}

function notText(bytes: Uint8Array, path: string, at: number, encoding: string): LabError {
  const before = bytes.subarray(0, at)
  const line = 1 + before.reduce((lines, byte) => lines + Number(byte === 0x0a), 0)
  const byte = `0x${(bytes[at] as number).toString(16).padStart(2, '0')}`
  const what = `byte ${byte} at offset ${at} is not ${encoding}`
  return unreadable(path, line, what)
}

function unreadable(path: string, line: number, what: string): LabError {
  return new LabError('usage', `${path}:${line}: ${what}.`, 'Save the file as UTF-8.')
}
