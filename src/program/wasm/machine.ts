/** The functions of the machine that compiled code calls, by their index in the module. assembly/vm/eval/compiled.ts says what they do. */
export const enum Machine {
  STEP = 0,
  RETURNED = 1,
  FINALIZE = 2,
  OPERATION = 3,
  CALL = 4,
  ITERATE = 5,
  YIELD = 6,
  RELEASE = 7,
  FIND = 8,
  BUILD = 9,
  KEEP = 10,
  FIND_FREE = 11,
  REPLACE = 12,
  MANAGE = 13,
}

/** The names of the imports in this order, and their numbers of parameters. */
export const MACHINE_IMPORTS: readonly (readonly [string, number])[] = [
  ['step', 5],
  ['returned', 5],
  ['finalize', 5],
  ['operation', 6],
  ['call', 6],
  ['iterate', 6],
  ['yield', 5],
  ['release', 2],
  ['find', 3],
  ['build', 3],
  ['keep', 1],
  ['findFree', 4],
  ['replace', 5],
  ['manage', 5],
]
