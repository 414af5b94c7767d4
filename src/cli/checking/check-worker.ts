import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { answer, machineFile, type Task } from '../../check/tasks.ts'
import { built } from '../../platform/built.ts'

// A search runs without a pause, so it runs in a worker. The command's own thread stays free for Ctrl-C.

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(answer(task, new WebAssembly.Module(readFileSync(built(machineFile(task))))))
})
