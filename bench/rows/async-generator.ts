import source from '../async_generator.py?raw'
import { speedRow } from '../speed.ts'

export const asyncGenerator = speedRow({
  title: 'async for',
  file: 'async_generator.py',
  source,
  step: 'item of an asynchronous generator',
  steps: 1e6,
  atLeast: 1,
})
