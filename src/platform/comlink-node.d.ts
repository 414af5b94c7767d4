// Comlink ships these types next to a file with another name.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { MessagePort, Worker } from 'node:worker_threads'
  import type { Endpoint } from 'comlink'

  export default function nodeEndpoint(end: Worker | MessagePort): Endpoint
}
