import { parentPort } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { exposeWorker } from '../lab/worker/worker.ts'

if (!parentPort) throw new Error('worker.cjs is what the lab starts as a worker: it does nothing by itself')
exposeWorker(nodeEndpoint(parentPort))
