import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Answer, Task } from '../../check/tasks.ts'
import { LabError } from '../../model/errors.ts'
import { built } from '../../platform/built.ts'

/** Workers that explore, at most one for each core. */
export class Pool {
  private readonly workers: Worker[] = []

  /** Ends all workers at once, even in the middle of a search. The promise of all() then rejects with an AbortError. */
  close(): void {
    for (const worker of this.workers) void worker.terminate()
  }

  /**
   * Runs `count` tasks, as many at a time as there are cores. The pool calls `makeTask` only when it begins the task, so `makeTask` can
   * give the task a share of the time that is left.
   * @returns the results in the order of the tasks
   * @throws the error of the first task that fails
   */
  async all<T>(count: number, makeTask: (index: number, atATime: number) => Task): Promise<T[]> {
    const results: T[] = []
    const atATime = Math.min(count, availableParallelism())
    let next = 0
    const serve = async (): Promise<void> => {
      const worker = new Worker(built('check-worker.js'))
      this.workers.push(worker)
      while (next < count) {
        const index = next++
        results[index] = await ask<T>(worker, makeTask(index, atATime))
      }
    }
    await Promise.all(Array.from({ length: atATime }, serve))
    return results
  }
}

function ask<T>(worker: Worker, task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners()
    worker.on('error', reject)
    worker.on('exit', () => reject(new DOMException('the search was interrupted', 'AbortError')))
    worker.on('message', (answer: Answer) => {
      if ('value' in answer) resolve(answer.value as T)
      else reject('refusal' in answer ? LabError.from(answer.refusal) : new Error(answer.fault))
    })
    worker.postMessage(task)
  })
}
