import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONDITION_SIGNALS,
  GIL_LAST_HOLDER,
  GIL_OWN,
  SWITCH_GIL_COND,
  SWITCH_GIL_SWITCH_COND,
  THREAD_PARKED_ON,
  TICK_GIL_SEMAPHORE,
} from '../../assembly/abi/words.ts'
import { formatSchedule, parseSchedule } from '../../src/explore/index.ts'
import { DRAW } from '../../src/explore/schedule.ts'
import { gilWord, threadWord, wordName } from '../../src/explore/word-names.ts'

describe('the name of a shared word', () => {
  it('comes from the name of its constant', () => {
    expect(wordName(gilWord(GIL_LAST_HOLDER))).toBe('gil.lastHolder')
    expect(wordName(threadWord(2, THREAD_PARKED_ON))).toBe('thread c.parkedOn')
    expect(wordName(gilWord(TICK_GIL_SEMAPHORE), 'tick')).toBe('gil.semaphore')
  })

  it('includes the condition and the group', () => {
    expect(wordName(gilWord(SWITCH_GIL_COND + CONDITION_SIGNALS + 4), 'switch')).toBe('gil.cond.signals[1]')
    expect(wordName(gilWord(SWITCH_GIL_SWITCH_COND), 'switch-unforced')).toBe('gil.switchCond.wseq')
  })

  it('is an offset if no constant names it', () => {
    expect(wordName(gilWord(GIL_OWN + 4), 'new')).toBe(`gil.+${GIL_OWN + 4}`)
  })
})

describe('a schedule as text', () => {
  it('shows which thread took how many steps, and which numbers were drawn', () => {
    expect(formatSchedule([0, 0, 0, 1, DRAW + 7, DRAW + 7, 2])).toBe('a3b(7)(7)c')
  })

  it('parses back to the same choices', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: DRAW, max: DRAW + 300 }))), (choices) => {
        const read = parseSchedule(formatSchedule(choices)).map((each) => ('thread' in each ? each.thread : DRAW + each.drawn))
        expect(read).toEqual(choices)
      }),
    )
  })

  it('is refused if it is not a schedule', () => {
    expect(() => parseSchedule('a3B')).toThrow('not a schedule: B')
  })
})
