import source from '../countdown.py?raw'
import { speedRow } from '../speed.ts'

export const againstPython = speedRow({
  title: 'countdown',
  file: 'countdown.py',
  source,
  step: 'iteration',
  steps: 1e7,
  atLeast: 2.5,
  goal: 4,
})
