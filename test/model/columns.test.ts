import { describe, expect, it } from 'vitest'
import { columnsFrom, part, rowsOf, taken, together, where } from '../../src/model/columns.ts'

const rows = [
  { thread: 2, timeNs: 1e12 },
  { thread: 0, timeNs: 5 },
  { thread: 2, timeNs: 7 },
]
const table = columnsFrom({ thread: Uint32Array, timeNs: Float64Array }, rows)

describe('a table of columns', () => {
  it('has the rows from which it was made', () => {
    expect(table.length).toBe(3)
    expect([...table.timeNs]).toEqual([1e12, 5, 7])
    expect(rowsOf(table)).toEqual(rows)
  })

  it('shares its memory with a part', () => {
    const last = part(table, 1, 3)
    expect(rowsOf(last)).toEqual(rows.slice(1))
    expect(last.timeNs.buffer).toBe(table.timeNs.buffer)
  })

  it('gives rows in any order, without changing itself', () => {
    const ofTwo = taken(
      table,
      where(table.thread, (thread) => thread === 2),
    )
    expect(rowsOf(ofTwo)).toEqual([rows[0], rows[2]])
    expect(rowsOf(taken(table, Uint32Array.of(2, 1, 0)))).toEqual(rows.toReversed())
    expect(rowsOf(table)).toEqual(rows)
  })
})

it('joins columns in order', () => {
  expect([...together([Float64Array.of(3, 1), new Float64Array(), Float64Array.of(2)])]).toEqual([3, 1, 2])
  expect(together([])).toHaveLength(0)
})
