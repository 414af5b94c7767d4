import { expect, it } from 'vitest'
import { laneWords } from '../../../src/view/timeline/lane-words.ts'

it.each([
  [['switch', 'tick'], 'holds the GIL', 'waits for the GIL'],
  [['fifo', 'barging'], 'holds the lock', 'waits for the lock'],
  [['switch', 'fifo'], 'holds the lock', 'waits for the lock'],
  [['switch', 'none'], 'runs', 'waits for the GIL'],
  [['none'], 'runs', 'waits'],
])('a full bar under %j says "%s", a half bar "%s"', (gils, running, waiting) => {
  expect(laneWords(gils)).toEqual({ running, waiting })
})
