import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { libraryTrees } from '../../scripts/library-trees.ts'
import { patch, ROOT } from './build.ts'
import type { Mutant } from './mutant.ts'

/** Builds one script for Node from a source file and what it imports, with a mutant's patch if there is one. @returns the script's path */
export async function buildScript(entry: string, name: string, mutant?: Mutant): Promise<string> {
  const patched = mutant && patch(mutant)
  const { output } = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [
      libraryTrees(),
      { name: 'mutant', enforce: 'pre', load: (id) => (patched && id === join(ROOT, patched.file) ? patched.text : null) },
    ],
    build: { ssr: entry, write: false },
  })) as unknown as { output: [{ code: string }] }
  const folder = join(ROOT, 'build/mutants')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, output[0].code)
  return path
}

/**
 * Runs the script in a worker until it posts a wrong message, or fails, or ends. A mutant that overwrites memory can wait for ever, so the
 * run also ends after `limitMs`.
 * @returns the number of right messages
 */
export async function rightMessages(
  script: string,
  workerData: unknown,
  isRight: (message: unknown, index: number) => boolean,
  limitMs: number,
): Promise<number> {
  const env = { ...process.env, GIL_LAB_MACHINE: process.env.GIL_LAB_MACHINE ?? join(ROOT, 'dist/machine.wasm') }
  const worker = new Worker(script, { workerData, env })
  let right = 0
  let limit: NodeJS.Timeout | undefined
  await new Promise<void>((end) => {
    limit = setTimeout(end, limitMs)
    worker.on('message', (message) => {
      if (isRight(message, right)) right++
      else end()
    })
    worker.on('error', () => end())
    worker.on('exit', () => end())
  })
  clearTimeout(limit)
  await worker.terminate()
  return right
}
