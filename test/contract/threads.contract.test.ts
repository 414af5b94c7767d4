import { describe, expect, it } from 'vitest'
import { GILS } from '../../src/model/gils.ts'
import { runOne } from './lab.ts'

/** Each joiner joins as soon as is_alive() is true: most often before start() has returned. */
const EAGER = `
from threading import Thread, active_count
early = []
done = []
threads = []
def work():
    n = 0
    while n < 300:
        n += 1
    done.append(1)
def join(i):
    while not threads[i].is_alive():
        if len(done) > i:
            return
    threads[i].join()
    if threads[i].is_alive():
        early.append(i)
for i in range(30):
    threads.append(Thread(target=work))
    joiner = Thread(target=join, args=(i,))
    joiner.start()
    threads[i].start()
    joiner.join()
    threads[i].join()
print(len(done), early, active_count())
`

describe('the life of a thread', () => {
  for (const { id: gil } of GILS) {
    it(`join() returns when the thread has ended, also while start() is under way, under ${gil}`, async () => {
      const { report } = await runOne(EAGER, gil)
      expect(report.outcome).toBe('completed')
      expect(report.stdout).toBe('30 [] 1\n')
    })
  }
})
