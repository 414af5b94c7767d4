import { describe, expect, it } from 'vitest'
import { compile, decodeSource, decodeUtf8 } from '../../src/program/index.ts'
import { runSource } from '../vm/machine.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const BOM = '\xef\xbb\xbf'

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8 without a cookie', "x = 'caf\xc3\xa9'", "x = 'café'"],
    ['a UTF-8 byte order mark', `${BOM}x = 1`, 'x = 1'],
    ['a UTF-8 byte order mark and a cookie', `${BOM}# coding: utf-8\n`, '# coding: utf-8\n'],
    [
      'a cookie on the second line',
      "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = '\xe9'",
      "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = 'é'",
    ],
    [
      'Latin-1 characters that Windows-1252 replaces',
      "# -*- coding: iso-8859-1 -*-\nx = '\x80'",
      "# -*- coding: iso-8859-1 -*-\nx = '\x80'",
    ],
    ['ASCII', '# coding: us-ascii\nx = 1', '# coding: us-ascii\nx = 1'],
    ['a cookie that comes too late', "x = 1\n# coding: latin-1\nx = '\xc3\xa9'", "x = 1\n# coding: latin-1\nx = 'é'"],
  ])('is read: %s', (_, file, text) => {
    expect(decodeSource(bytes(file), 'a.py')).toBe(text)
  })

  it.each([
    ['a byte that starts no character', 'x = 1\ny = "\xff"', 'a.py:2: byte 0xff at offset 11 is not UTF-8.'],
    ['an incomplete character', 'x = "caf\xe9"\n', 'a.py:1: byte 0xe9 at offset 8 is not UTF-8.'],
    ['a character cut by the end of the file', 'x = "\xe2\x82', 'a.py:1: byte 0xe2 at offset 5 is not UTF-8.'],
    ['UTF-16', '\xff\xfex\0', 'a.py:1: byte 0xff at offset 0 is not UTF-8.'],
    ['a surrogate', 'x\n\n\xed\xa0\x80', 'a.py:3: byte 0xed at offset 3 is not UTF-8.'],
    ['what is not ASCII', '# coding: ascii\nx = "\xe9"', 'a.py:2: byte 0xe9 at offset 21 is not ASCII.'],
    ['another encoding', '#\n# coding: cp1251\n', 'a.py:2: gil-lab does not support the encoding cp1251.'],
    [
      'a mark and a cookie that differ',
      `${BOM}# coding: latin-1\n`,
      'a.py:1: the file starts with a UTF-8 byte order mark but declares the encoding latin-1.',
    ],
  ])('%s is refused', (_, file, message) => {
    expect(() => decodeSource(bytes(file), 'a.py')).toThrow(expect.objectContaining({ code: 'usage', whatHappened: message }))
  })

  it('names the first wrong byte of any text file', () => {
    expect(() => decodeUtf8(bytes(`${'x\n'.repeat(5000)}\x80`), 'a.json')).toThrow('a.json:5001: byte 0x80 at offset 10000 is not UTF-8.')
  })
})

describe('identifiers', () => {
  it('are equal in all spellings that Python treats as equal', () => {
    const source =
      'ﬁ = 1\n𝐱 = 2\ndef ª(ﬁ, ﬀ=3): return fi + ff\nprint(fi, x, a(3), ª(ﬁ=4), [ﬃ for ffi in [5]])\nimport thrℯading as ℨ\nprint(Z.aｃtive_count())\n'
    expect(runSource(source).stdout).toBe('1 2 6 7 [5]\n1\n')
  })

  it.each([
    ['x = 1×2', "x.py:1:6: SyntaxError: invalid character '×' (U+00D7)"],
    ['€ = 1', "x.py:1:1: SyntaxError: invalid character '€' (U+20AC)"],
    ['x = “a”', "x.py:1:5: SyntaxError: invalid character '“' (U+201C)"],
    ['\u202fx = 1', 'x.py:1:1: SyntaxError: invalid non-printable character U+202F'],
  ])('%j has a letter that no name has', (source, message) => {
    expect(() => compile(source, 'x.py')).toThrow(message)
  })
})
