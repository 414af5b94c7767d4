/**
 * Makes the message for a builtin that got a wrong number of arguments. CPython has a different wording for each of its argument parsers.
 */
export type CountWords = (name: string, given: number) => string

export const noArguments: CountWords = (name, given) => `${name}() takes no arguments (${given} given)`
export const inPosix: CountWords = (name, given) => noArguments(`posix.${name}`, given)
export const exactly =
  (count: number): CountWords =>
  (name, given) =>
    `${name} expected ${count} arguments, got ${given}`
export const exactlyOne: CountWords = (name, given) => `${name}() takes exactly one argument (${given} given)`
export const expected =
  (least: number, most: number): CountWords =>
  (name, given) => {
    const [word, bound] = given < least ? ['least', least] : ['most', most]
    return `${name} expected at ${word} ${bound} argument${bound === 1 ? '' : 's'}, got ${given}`
  }
export const atMost =
  (most: number): CountWords =>
  (name, given) =>
    `${name}() takes at most ${most} argument${most === 1 ? '' : 's'} (${given} given)`
/** For callables that CPython implements in Python. For a method, `given` counts the object too, as Python's message does. */
export const inPython =
  (takes: string): CountWords =>
  (name, given) =>
    `${name}() takes ${takes} but ${given} ${given === 1 ? 'was' : 'were'} given`
/** For methods that CPython implements in C. Their messages do not count the object, so the wording subtracts 1 from `given`. */
export const ofObject =
  (words: CountWords): CountWords =>
  (name, given) =>
    words(name, given - 1)
export const method =
  (takes: string): CountWords =>
  (name, given) =>
    inPython(takes)(name, given + 1)
