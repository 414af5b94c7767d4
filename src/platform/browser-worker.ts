import type { Endpoint } from 'comlink'
import { exposeWorker } from '../lab/worker.ts'

exposeWorker(globalThis as unknown as Endpoint)
