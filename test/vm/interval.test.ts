import { expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { EVENT_BYTES, RECORDING, SLOT_EVENTS, SLOT_FIRST_CHUNK, SLOTS } from '../../assembly/abi/layout.ts'
import { runSource } from './machine.ts'

it('sys.setswitchinterval() records an event with the interval in µs, for the metrics that count in intervals', () => {
  const { memory } = runSource('import sys\nsys.setswitchinterval(0.05)\nsys.setswitchinterval(1e-9)\n', { words: { [RECORDING]: 1 } })
  const words = new Int32Array(memory.buffer)
  const chunk = words[(SLOTS + SLOT_FIRST_CHUNK) >> 2]!
  const events = Array.from({ length: words[(SLOTS + SLOT_EVENTS) >> 2]! }, (_, i) => (chunk + EVENT_BYTES * (1 + i)) >> 2)
  const set = events.filter((at) => words[at + 2] === Event.SWITCH_INTERVAL)
  expect(set.map((at) => words[at + 3])).toEqual([50_000, 1])
})
