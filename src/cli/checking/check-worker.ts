import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { runGilTask, runProgramReplayTask, runProgramTask, runReplayTask } from '../../check/tasks.ts'
import { LabError } from '../../model/errors.ts'
import { built } from '../../platform/built.ts'
import type { Answer, Task } from './pool.ts'

// A search runs without a pause, so it runs in a worker. The command's own thread stays free for Ctrl-C.

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(answer(task))
})

function answer(task: Task): Answer {
  try {
    return { value: run(task) }
  } catch (error) {
    return error instanceof LabError ? { refusal: error.toData() } : { fault: (error as Error).stack ?? String(error) }
  }
}

function run(task: Task): unknown {
  if (task.kind === 'gil') return runGilTask(machine('explore-locks.wasm'), task)
  if (task.kind === 'replay') return runReplayTask(machine('explore-locks.wasm'), task)
  const programs = machine('explore-programs.wasm')
  return task.kind === 'program' ? runProgramTask(programs, task) : runProgramReplayTask(programs, task)
}

function machine(name: string): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(built(name)))
}
