import type { Experiment } from '../model/run.ts'
import source from './countdown.py?raw'

export const countdown: Experiment = {
  id: 'countdown',
  title: 'Counting down, alone and together',
  claim: 'Under a GIL, two threads that compute take at least as long as one that does the work of both.',
  file: 'countdown.py',
  source,
  gils: ['tick', 'switch', 'none'],
  variants: [
    { name: '1 thread', constants: { THREADS: 1 }, gils: ['switch'] },
    { name: '2 threads', constants: { THREADS: 2 } },
  ],
}
