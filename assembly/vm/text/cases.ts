import { OBJECT_KIND, STR_DATA } from '../../abi/layout'
import { CaseChange, LetterTest } from '../../abi/letters'
import { Tag } from '../../abi/tags'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Str } from '../objects/strings'
import { Text } from './text'

/** After a change of case, a text has at most three times as many bytes, because a code point becomes at most three code points. */
const MOST_GROWTH: i32 = 3

/**
 * upper(), lower() and the other changes of case, and isupper(), isalpha() and the other tests. The machine knows the rules for ASCII. The
 * host knows those for all other letters.
 */
export abstract class Cases {
  /** Makes a copy of a str or bytes in another case. @returns 0 if the heap is exhausted */
  static change(t: ThreadState, str: usize, how: CaseChange): usize {
    const text = Text.begin(t)
    const from = str + STR_DATA
    const bytes = Str.bytes(str)
    if (Cases.isAscii(str)) {
      let inWord: bool = false
      for (let i = 0; i < bytes; i++) {
        const letter = <i32>load<u8>(from + <usize>i)
        text.byte(Cases.changed(letter, how, inWord, i == 0))
        inWord = Cases.isUpper(letter) || Cases.isLower(letter)
      }
    } else {
      const to = text.room(bytes * MOST_GROWTH)
      if (to) text.length = Host.changeCase(how, from, bytes, to)
    }
    return text.finishAs(load<u8>(str, OBJECT_KIND))
  }

  /** Whether only ASCII letters matter. The methods of bytes leave all other bytes alone. */
  @inline private static isAscii(str: usize): bool {
    return load<u8>(str, OBJECT_KIND) == Tag.BYTES || Str.bytes(str) == Str.length(str)
  }

  private static changed(letter: i32, how: CaseChange, inWord: bool, isFirst: bool): i32 {
    const upper = Cases.isUpper(letter)
    if (!upper && !Cases.isLower(letter)) return letter
    let wantsUpper: bool = how == CaseChange.UPPER
    if (how == CaseChange.TITLE) wantsUpper = !inWord
    else if (how == CaseChange.CAPITALIZE) wantsUpper = isFirst
    else if (how == CaseChange.SWAP) wantsUpper = !upper
    return wantsUpper == upper ? letter : letter ^ 32
  }

  @inline private static isUpper(letter: i32): bool {
    return letter >= 65 && letter <= 90
  }

  @inline private static isLower(letter: i32): bool {
    return letter >= 97 && letter <= 122
  }

  @inline private static isDigit(letter: i32): bool {
    return letter >= 48 && letter <= 57
  }

  static test(str: usize, what: LetterTest): bool {
    const bytes = Str.bytes(str)
    const from = str + STR_DATA
    if (what == LetterTest.ASCII) {
      for (let i = 0; i < bytes; i++) if (load<u8>(from + <usize>i) >= 128) return false
      return true
    }
    if (bytes == 0) return what == LetterTest.PRINTABLE
    if (!Cases.isAscii(str)) return Host.testLetters(what, from, bytes)
    if (what == LetterTest.UPPER || what == LetterTest.LOWER) return Cases.isOneCase(from, bytes, what == LetterTest.UPPER)
    if (what == LetterTest.TITLE) return Cases.isTitle(from, bytes)
    for (let i = 0; i < bytes; i++) if (!Cases.passes(<i32>load<u8>(from + <usize>i), what, i)) return false
    // bytes.isspace() rejects the separators from 28 to 31, which str.isspace() accepts.
    return what != LetterTest.SPACE || load<u8>(str, OBJECT_KIND) == Tag.STR || !Cases.hasSeparator(from, bytes)
  }

  private static passes(letter: i32, what: LetterTest, index: i32): bool {
    const isLetter = Cases.isUpper(letter) || Cases.isLower(letter)
    switch (what) {
      case LetterTest.ALPHA:
        return isLetter
      case LetterTest.ALNUM:
        return isLetter || Cases.isDigit(letter)
      case LetterTest.SPACE:
        return letter == 32 || (letter >= 9 && letter <= 13) || (letter >= 28 && letter <= 31)
      case LetterTest.IDENTIFIER:
        return isLetter || letter == 95 || (index > 0 && Cases.isDigit(letter))
      case LetterTest.PRINTABLE:
        return letter >= 32 && letter < 127
      default:
        return Cases.isDigit(letter)
    }
  }

  private static hasSeparator(from: usize, bytes: i32): bool {
    for (let i = 0; i < bytes; i++) if (load<u8>(from + <usize>i) >= 28 && load<u8>(from + <usize>i) < 32) return true
    return false
  }

  /** Whether at least one letter has the wanted case, and no letter has the other one. */
  private static isOneCase(from: usize, bytes: i32, upper: bool): bool {
    let found: bool = false
    for (let i = 0; i < bytes; i++) {
      const letter = <i32>load<u8>(from + <usize>i)
      if (upper ? Cases.isLower(letter) : Cases.isUpper(letter)) return false
      found = found || (upper ? Cases.isUpper(letter) : Cases.isLower(letter))
    }
    return found
  }

  private static isTitle(from: usize, bytes: i32): bool {
    let found: bool = false
    let inWord: bool = false
    for (let i = 0; i < bytes; i++) {
      const letter = <i32>load<u8>(from + <usize>i)
      if (inWord ? Cases.isUpper(letter) : Cases.isLower(letter)) return false
      inWord = Cases.isUpper(letter) || Cases.isLower(letter)
      found = found || inWord
    }
    return found
  }
}
