import source from '../await_loop.py?raw'
import { speedRow } from '../speed.ts'

export const awaitLoop = speedRow({
  title: 'await',
  file: 'await_loop.py',
  source,
  step: 'await of a new coroutine',
  steps: 1e6,
  atLeast: 1,
})
