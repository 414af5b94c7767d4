import type { Experiment } from '../model/run.ts'
import source from './sleep.py?raw'

export const sleep: Experiment = {
  id: 'sleep',
  title: 'Sleeping together',
  claim: 'Two threads that sleep do so at the same time, whatever the GIL: who blocks gives it up.',
  file: 'sleep.py',
  source,
  gils: ['tick', 'switch', 'none'],
}
