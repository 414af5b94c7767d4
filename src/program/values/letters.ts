import { CaseChange, LetterTest } from '../../../assembly/abi/letters.ts'

/** Letters that have a title case of their own. For any other letter, titled() takes the upper case and lowers all but its first letter. */
const TITLES: Readonly<Record<string, string>> = {
  Ǆ: 'ǅ',
  ǅ: 'ǅ',
  ǆ: 'ǅ',
  Ǉ: 'ǈ',
  ǈ: 'ǈ',
  ǉ: 'ǈ',
  Ǌ: 'ǋ',
  ǋ: 'ǋ',
  ǌ: 'ǋ',
  Ǳ: 'ǲ',
  ǲ: 'ǲ',
  ǳ: 'ǲ',
}

const CASED = /\p{Cased}/u

/** A str in another case, as Python's str methods write it. */
export function changeCase(how: CaseChange, text: string): string {
  switch (how) {
    case CaseChange.UPPER:
      return text.toUpperCase()
    case CaseChange.LOWER:
      return text.toLowerCase()
    case CaseChange.CAPITALIZE: {
      const first = [...text][0] ?? ''
      return titled(first) + lowered(text, first.length)
    }
    case CaseChange.TITLE:
      return title(text)
    case CaseChange.SWAP:
      return swapped(text)
    default:
      return folded(text)
  }
}

function titled(letter: string): string {
  const known = TITLES[letter]
  if (known) return known
  const [first = '', ...rest] = letter.toUpperCase()
  return first + rest.join('').toLowerCase()
}

/** The text from an index on, in lower case. The letters before the index matter too: they decide whether a sigma is a final one. */
function lowered(text: string, from: number): string {
  return text.toLowerCase().slice(text.slice(0, from).toLowerCase().length)
}

function title(text: string): string {
  let written = ''
  let inWord = false
  let at = 0
  for (const letter of text) {
    if (!CASED.test(letter)) written += letter
    else written += inWord ? lowerAt(text, at, letter) : titled(letter)
    inWord = CASED.test(letter)
    at += letter.length
  }
  return written
}

/** A letter in lower case. A sigma at the end of a word has a form of its own, so the letters around it decide. */
function lowerAt(text: string, at: number, letter: string): string {
  if (letter !== 'Σ') return letter.toLowerCase()
  const before = text.slice(0, at).toLowerCase().length
  return text.toLowerCase().slice(before, before + 1)
}

function swapped(text: string): string {
  let written = ''
  let at = 0
  for (const letter of text) {
    if (/\p{Uppercase}/u.test(letter)) written += lowerAt(text, at, letter)
    else written += /\p{Lowercase}/u.test(letter) ? letter.toUpperCase() : letter
    at += letter.length
  }
  return written
}

/** Full case folding: the lower case of the upper case, so ß becomes "ss". */
function folded(text: string): string {
  return Array.from(text, (letter) => {
    if (letter === 'ı' || letter === 'İ') return letter === 'ı' ? letter : 'i̇'
    const upper = letter.toUpperCase()
    const lower = upper.toLowerCase().replaceAll('ς', 'σ')
    return /\p{L}/u.test(letter) ? lower : letter.toLowerCase()
  }).join('')
}

/**
 * The characters for which isdigit() holds: decimal digits, and characters of Unicode's type Digit, such as superscripts and circled
 * digits.
 */
const DIGITS = /[\p{Nd}²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\u{10A40}-\u{10A43}\u{10E60}-\u{10E68}\u{11052}-\u{1105A}\u{1F100}-\u{1F10A}]/u
/** Ideographs that are numbers (Unicode's Numeric property) without being in category N. */
const NUMBER_IDEOGRAPHS =
  /[㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零參参弐両]/u

const TESTS: Readonly<Record<number, RegExp>> = {
  [LetterTest.DIGIT]: DIGITS,
  [LetterTest.ALPHA]: /\p{L}/u,
  [LetterTest.ALNUM]: new RegExp(`\\p{L}|\\p{N}|${NUMBER_IDEOGRAPHS.source}`, 'u'),
  [LetterTest.NUMERIC]: new RegExp(`\\p{N}|${NUMBER_IDEOGRAPHS.source}`, 'u'),
  [LetterTest.DECIMAL]: /\p{Nd}/u,
  [LetterTest.PRINTABLE]: /[^\p{C}\p{Z}]| /u,
}

/** Whether the text passes a test of Python's str, such as isdigit(). The text must not be empty. */
export function testLetters(what: LetterTest, text: string): boolean {
  if (what === LetterTest.IDENTIFIER) return /^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(text)
  const letters = [...text]
  if (what === LetterTest.SPACE) return letters.every(isSpace)
  const test = TESTS[what]
  if (test) return letters.every((letter) => test.test(letter))
  if (what === LetterTest.TITLE) return isTitle(letters)
  const [wanted, other] =
    what === LetterTest.UPPER ? [/\p{Uppercase}/u, /\p{Lowercase}|\p{Lt}/u] : [/\p{Lowercase}/u, /\p{Uppercase}|\p{Lt}/u]
  return letters.some((letter) => wanted.test(letter)) && !letters.some((letter) => other.test(letter))
}

/**
 * Whether the letter is white space in Python: JavaScript's white space without the byte order mark, and the controls U+001C to U+001F and
 * U+0085.
 */
function isSpace(letter: string): boolean {
  const code = letter.codePointAt(0) as number
  return (letter.trim() === '' && code !== 0xfeff) || (code >= 28 && code <= 31) || code === 0x85
}

function isTitle(letters: readonly string[]): boolean {
  let found = false
  let inWord = false
  for (const letter of letters) {
    const begins = /\p{Uppercase}|\p{Lt}/u.test(letter)
    const continues = /\p{Lowercase}/u.test(letter)
    if ((begins && inWord) || (continues && !inWord)) return false
    inWord = begins || continues
    found ||= inWord
  }
  return found
}
