import type { Endpoint } from 'comlink'
import { exposeWorker } from '../lab/worker/worker.ts'

exposeWorker(globalThis as unknown as Endpoint)

// Shared memory that this worker may not have arrives as this event; the host would wait for an answer for ever.
addEventListener('messageerror', () => {
  throw new Error('a message to the worker could not be read')
})
