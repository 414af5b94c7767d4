import { expect, it } from 'vitest'
import { type BoardRun, fitted, layoutOf } from '../../../src/view/timeline/board-layout.ts'

const NAME = 'Thread-12 (a_function_with_a_long_name)'
const runs = [{ gil: 'switch', title: '', run: { lanes: [{ name: NAME }] } }] as unknown as BoardRun[]

it('a thread’s name gets the width that it needs, up to three tenths of the board', () => {
  expect(fitted(NAME, layoutOf(runs, 1000).left)).toBe(NAME)
  const narrow = layoutOf(runs, 500)
  expect(narrow.left).toBe(150)
  expect(fitted(NAME, narrow.left)).toBe('Thread-12')
  expect(fitted('a_very_long_name_without_a_function', narrow.left)).toBe('a_very_long_name_wi…')
})
