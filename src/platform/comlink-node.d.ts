// Comlink declares the types of node-adapter.mjs in node-adapter.d.ts. TypeScript looks for node-adapter.d.mts, which does not exist.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { MessagePort, Worker } from 'node:worker_threads'
  import type { Endpoint } from 'comlink'

  export default function nodeEndpoint(end: Worker | MessagePort): Endpoint
}
