import { CHECK_POINTS, RECORDING } from '../../../assembly/abi/layout.ts'
import { Breaker, Checks, Policy } from '../../../assembly/abi/policies.ts'
import { THREAD_BREAKER, THREAD_WANTS_GIL } from '../../../assembly/abi/words.ts'
import { threadWord } from '../../../src/explore/word-names.ts'
import type { Program } from '../../../src/model/program.ts'
import { type RunOptions, runProgram } from '../machine.ts'

/** An instruction of a program: the index of its function, and its index in that function. */
type Place = `${number}:${number}`

const BREAKER = threadWord(0, THREAD_BREAKER) >> 2
const WANTS_GIL = threadWord(0, THREAD_WANTS_GIL) >> 2

/**
 * Runs a program in this thread while a request to drop the GIL is always pending. At each check the thread drops the GIL and acquires it
 * again at once. The machine reads the clock to stamp each drop, and the test's clock then sets the request again.
 * @returns the instructions at which the thread lost the GIL, in order. With the check points of an older CPython, the thread loses the GIL
 * between two instructions, and the list has the second of the two.
 */
export function placesLost(program: Program, options: Pick<RunOptions, 'machine'> = {}, checks: Checks = Checks.SINCE_3_10): Place[] {
  const places: Place[] = []
  let now = 0
  runProgram(program, {
    ...options,
    policy: Policy.SWITCH_UNFORCED,
    words: { [RECORDING]: 1, [CHECK_POINTS]: checks },
    clock: (machine, memory) => {
      const words = new Int32Array(memory.buffer)
      // During a call of the clock, this word is 1 only if the thread is about to release the GIL on a request.
      if (words[WANTS_GIL] === 1) places.push(`${machine.frameFunction(0, 0)}:${machine.frameInstruction(0, 0)}`)
      words[BREAKER]! |= Breaker.DROP_REQUEST
      return now++
    },
  })
  return places
}
