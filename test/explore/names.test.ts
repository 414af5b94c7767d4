import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSchedule, parseSchedule } from '../../src/explore/index.ts'
import { DRAW } from '../../src/explore/schedule.ts'
import {
  CONDITION_BYTES,
  CONDITION_WORDS,
  GIL_COND,
  GIL_FIELDS,
  GIL_SWITCH_COND,
  THREAD_FIELDS,
  wordName,
} from '../../src/explore/words.ts'

const source = (name: string) => readFileSync(new URL(`../../assembly/${name}`, import.meta.url), 'utf8')
const fields = (name: string) => [...source(name).matchAll(/^ {2}(\w+): (\w+)(?: = \d+)?$/gm)].map((match) => match[1])

describe('the names of the machine’s words are those of its sources', () => {
  it('fields of a GIL', () => expect(fields('gil/state.ts')).toEqual(GIL_FIELDS))
  it('first fields of a thread', () => expect(fields('thread.ts').slice(0, THREAD_FIELDS.length)).toEqual(THREAD_FIELDS))
  it('words of a condition', () => {
    const offsets = [...source('sync/condition.ts').matchAll(/^const (\w+): usize = (\d+)$/gm)].map((match) => [match[1], Number(match[2])])
    expect(Object.entries(CONDITION_WORDS)).toEqual(offsets)
    expect(source('sync/condition.ts')).toContain(`export const CONDITION_BYTES: usize = ${CONDITION_BYTES}\n`)
  })
  it('conditions of a GIL', () => {
    expect(source('gil/state.ts')).toContain('return changetype<usize>(this) + 256\n')
    expect(wordName(GIL_COND + 36)).toBe('gil.cond.signals[1]')
    expect(wordName(GIL_SWITCH_COND)).toBe('gil.switchCond.wseq')
  })
})

describe('a schedule as text', () => {
  it('says who took how many steps, and what was drawn', () => {
    expect(formatSchedule([0, 0, 0, 1, DRAW + 7, DRAW + 7, 2])).toBe('a3b(7)(7)c')
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: DRAW, max: DRAW + 300 }))), (choices) => {
        const read = parseSchedule(formatSchedule(choices)).map((each) => ('thread' in each ? each.thread : DRAW + each.drawn))
        expect(read).toEqual(choices)
      }),
    )
  })

  it('is refused where it is none', () => {
    expect(() => parseSchedule('a3B')).toThrow('not a schedule: B')
  })
})
