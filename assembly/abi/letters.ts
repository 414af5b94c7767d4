// The questions that the machine asks the host about letters beyond ASCII. The compilers of machine and host (asc, tsc) both read this
// file, so it contains only plain numbers.

/** How a str changes its case. */
export const enum CaseChange {
  UPPER = 0,
  LOWER = 1,
  CAPITALIZE = 2,
  TITLE = 3,
  SWAP = 4,
  FOLD = 5,
}

/**
 * The tests of letters that the methods of str make, such as isalpha(). testLetters() in src/program/values/letters.ts carries them out.
 */
export const enum LetterTest {
  DIGIT = 0,
  ALPHA = 1,
  ALNUM = 2,
  SPACE = 3,
  UPPER = 4,
  LOWER = 5,
  ASCII = 6,
  TITLE = 7,
  NUMERIC = 8,
  DECIMAL = 9,
  IDENTIFIER = 10,
  PRINTABLE = 11,
}
