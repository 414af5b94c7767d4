import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { libraryTrees } from '../../scripts/library-trees.ts'
import { tried } from '../long.ts'
import { patch, ROOT } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { TEMPLATE_MUTANTS } from '../mutants/templates.ts'
import { behaviour } from './compiled/behaviour.ts'

const SOURCES = ['edges', 'objects'].map((name) => readFileSync(new URL(`compiled/${name}.py`, import.meta.url), 'utf8'))

/** Builds compiled/behaviour.ts with a mutant of the compiler, and returns the path of the script. */
async function built(mutant: Mutant): Promise<string> {
  const { file, text } = patch(mutant)
  const { output } = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [libraryTrees(), { name: 'mutant', enforce: 'pre', load: (id) => (id === join(ROOT, file) ? text : null) }],
    build: { ssr: 'test/vm/compiled/behaviour.ts', write: false },
  })) as unknown as { output: [{ code: string }] }
  const folder = join(ROOT, 'build/mutants')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${mutant.id}.mjs`)
  writeFileSync(path, output[0].code)
  return path
}

/**
 * Runs the script in a worker until it does something that is not right, at most for ten times as long as the right code needs. A mutant
 * can also trap, and one that overwrites memory can wait for ever.
 * @returns the number of right observations before the end
 */
async function rightBefore(script: string, right: readonly unknown[], rightMs: number): Promise<number> {
  const env = { ...process.env, GIL_LAB_MACHINE: process.env.GIL_LAB_MACHINE ?? join(ROOT, 'dist/machine.wasm') }
  const worker = new Worker(script, { workerData: { compiledSources: SOURCES }, env })
  let same = 0
  await new Promise<void>((end) => {
    const limit = setTimeout(end, 10 * rightMs)
    worker.on('message', (observed) => {
      if (JSON.stringify(observed) === JSON.stringify(right[same])) same++
      else end()
    })
    worker.on('error', () => end())
    worker.on('exit', () => {
      clearTimeout(limit)
      end()
    })
  })
  await worker.terminate()
  return same
}

describe('a run of a program shows that', () => {
  const start = performance.now()
  const right = [...behaviour(SOURCES, false)]
  const rightMs = performance.now() - start

  it('compiled code does what the eval loop does, and checks the eval breaker', async () => {
    expect(right.at(-1)).toEqual([true, true, true])
    const unchanged = await built({
      ...(TEMPLATE_MUTANTS[0] as Mutant),
      id: 'template-unchanged',
      replace: TEMPLATE_MUTANTS[0]?.find ?? '',
    })
    expect(await rightBefore(unchanged, right, rightMs)).toBe(right.length)
  })

  it.each(tried(TEMPLATE_MUTANTS, 6, 1))('$id: $defect', { timeout: 60_000 }, async (mutant) => {
    expect(await rightBefore(await built(mutant), right, rightMs)).toBeLessThan(right.length)
  })
})
