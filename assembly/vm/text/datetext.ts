import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../operators/dates'
import { Ints } from '../operators/integers'
import { Repr } from './repr'
import { Text } from './text'

const COLON: i32 = 58
const COMMA_SPACE: u64 = 0x202c

/** The str() and repr() of datetime and timedelta. */
export abstract class DateText {
  /** Writes the str() of a datetime, such as 2026-11-22 13:01:02.000003. Omits the fraction if it is 0. */
  static date(text: Text, micros: i64): void {
    const days = Ints.floorDivide(micros, MICROS_PER_DAY)
    DateText.civil(text, days, 45, 2)
    text.byte(32)
    DateText.time(text, micros - days * MICROS_PER_DAY, 2)
  }

  /**
   * Writes the repr() of a datetime, such as datetime.datetime(2026, 11, 22, 13, 1, 2, 3). Omits the microsecond if it is 0. Omits the
   * second too if both are 0.
   */
  static dateRepr(text: Text, micros: i64): void {
    const days = Ints.floorDivide(micros, MICROS_PER_DAY)
    const ofDay = micros - days * MICROS_PER_DAY
    text.letters(0x656d697465746164) // 'datetime'
    text.letters(0x6d6974657461642e) // '.datetim'
    text.letters(0x2865) // 'e('
    DateText.civil(text, days, 0, 1)
    DateText.field(text, ofDay / 3_600_000_000)
    DateText.field(text, (ofDay / 60_000_000) % 60)
    const second = (ofDay / MICROS_PER_SECOND) % 60
    const micro = ofDay % MICROS_PER_SECOND
    if (second || micro) DateText.field(text, second)
    if (micro) DateText.field(text, micro)
    text.byte(41)
  }

  private static field(text: Text, value: i64): void {
    text.letters(COMMA_SPACE)
    Repr.int(text, value)
  }

  /**
   * Converts a number of days since 1970 to year, month and day, and writes them. The algorithm is Howard Hinnant's ("chrono-Compatible
   * Low-Level Date Algorithms"). A `separator` of 0 means a comma and a space.
   */
  private static civil(text: Text, days: i64, separator: i32, digits: i32): void {
    const shifted = days + 719468
    const era = Ints.floorDivide(shifted, 146097)
    const ofEra = shifted - era * 146097
    const yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365
    const ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    const fromMarch = (5 * ofYear + 2) / 153
    const day = ofYear - (153 * fromMarch + 2) / 5 + 1
    const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    Repr.digits(text, year, separator ? 4 : 1)
    DateText.separate(text, separator)
    Repr.digits(text, month, digits)
    DateText.separate(text, separator)
    Repr.digits(text, day, digits)
  }

  private static separate(text: Text, separator: i32): void {
    if (separator) text.byte(separator)
    else text.letters(COMMA_SPACE)
  }

  /** Writes a time such as 13:01:02.000003. `ofDay` is the number of µs since the day began. */
  private static time(text: Text, ofDay: i64, hourDigits: i32): void {
    Repr.digits(text, ofDay / 3_600_000_000, hourDigits)
    text.byte(COLON)
    Repr.digits(text, (ofDay / 60_000_000) % 60, 2)
    text.byte(COLON)
    Repr.digits(text, (ofDay / MICROS_PER_SECOND) % 60, 2)
    const fraction = ofDay % MICROS_PER_SECOND
    if (!fraction) return
    text.byte(46)
    Repr.digits(text, fraction, 6)
  }

  /** Writes the str() of a timedelta, such as "0:00:01.234567", "1 day, 0:00:00" or "-1 day, 23:59:59". */
  static delta(text: Text, micros: i64): void {
    const days = Ints.floorDivide(micros, MICROS_PER_DAY)
    if (days) {
      Repr.int(text, days)
      text.letters(0x79616420) // ' day'
      if (days != 1 && days != -1) text.byte(115)
      text.letters(COMMA_SPACE)
    }
    DateText.time(text, micros - days * MICROS_PER_DAY, 1)
  }

  /** Writes the repr() of a timedelta, such as datetime.timedelta(days=-1, seconds=86399, microseconds=5). Omits each part that is 0. */
  static deltaRepr(text: Text, micros: i64): void {
    const days = Ints.floorDivide(micros, MICROS_PER_DAY)
    const seconds = (micros - days * MICROS_PER_DAY) / MICROS_PER_SECOND
    const rest = (micros - days * MICROS_PER_DAY) % MICROS_PER_SECOND
    text.letters(0x656d697465746164) // 'datetime'
    text.letters(0x6c6564656d69742e) // '.timedel'
    text.letters(0x286174) // 'ta('
    if (days) {
      text.letters(0x3d73796164) // 'days='
      Repr.int(text, days)
      if (seconds || rest) text.letters(COMMA_SPACE)
    }
    if (seconds) {
      text.letters(0x3d73646e6f636573) // 'seconds='
      Repr.int(text, seconds)
      if (rest) text.letters(COMMA_SPACE)
    }
    if (rest) {
      text.letters(0x6365736f7263696d) // 'microsec'
      text.letters(0x3d73646e6f) // 'onds='
      Repr.int(text, rest)
    } else if (!days && !seconds) {
      text.byte(48)
    }
    text.byte(41)
  }
}
