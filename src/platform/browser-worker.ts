import type { Endpoint } from 'comlink'
import { exposeWorker } from '../lab/worker/worker.ts'

exposeWorker(globalThis as unknown as Endpoint)

// The browser fires this event if a message contains shared memory that the worker may not use. The error below reaches the page's
// onDeath(). Without the error, the page would wait for an answer for ever.
addEventListener('messageerror', () => {
  throw new Error('a message to the worker could not be read')
})
