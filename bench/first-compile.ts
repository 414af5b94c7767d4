import type { Page } from 'playwright'
import type { RunnerPage } from '../src/platform/runner-page.ts'

/** A program that imports the modules that most programs with threads use. */
export const CONCURRENT = `import threading
import queue
import concurrent.futures

tasks = queue.Queue()
changed = threading.Condition()
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    for future in concurrent.futures.as_completed([pool.submit(pow, n, 2) for n in range(8)]):
        tasks.put(future.result())
`

/** The time that a page takes to compile CONCURRENT, ms. The page must show runner.html and must not have compiled before. */
export async function firstCompile(page: Page): Promise<number> {
  // The lab compiles the program and then refuses the request, so the measured time includes no run. The lab refuses the request because a
  // run without a GIL has no check points to choose.
  const request = { program: { file: 'concurrent.py', source: CONCURRENT }, gil: ['none'], evalBreaker: '3.9' } as const
  const [ms, answer] = await page.evaluate(async (asked) => {
    const { gilLab } = globalThis as unknown as { readonly gilLab: RunnerPage }
    const from = performance.now()
    const result = await gilLab.run(asked)
    return [performance.now() - from, JSON.stringify(result)] as const
  }, request)
  if (!answer.includes('cannot have the check points of CPython 3.9')) throw new Error(`the page did more than compile: ${answer}`)
  return ms
}
