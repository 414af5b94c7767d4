import { median } from '../bench.ts'

/** A program in bench/speed/ that prints the seconds it took. The lab and CPython run the same file. */
export interface Timed {
  readonly file: string
  /** The name of one step of the program, and the number of steps in the time that the program prints. */
  readonly step: string
  readonly steps: number
  /** The least ratio, the lab's speed ÷ CPython's speed, that meets the target. */
  readonly atLeast: number
}

export const PROGRAMS: readonly Timed[] = [
  { file: 'countdown', step: 'iteration', steps: 1e7, atLeast: 4 },
  { file: 'fib', step: 'call', steps: 4_356_617, atLeast: 3 },
  { file: 'sieve', step: 'number', steps: 2e6, atLeast: 2.5 },
  { file: 'mandelbrot', step: 'point', steps: 9e4, atLeast: 3 },
  { file: 'matrix', step: 'product', steps: 4_096_000, atLeast: 3 },
  { file: 'text', step: 'line', steps: 1e6, atLeast: 2 },
  { file: 'tasks', step: 'round', steps: 2e5, atLeast: 1.5 },
  { file: 'words', step: 'word', steps: 1.8e6, atLeast: 1.2 },
  { file: 'raising', step: 'attempt', steps: 2e6, atLeast: 1.5 },
  { file: 'generator', step: 'item', steps: 5e6, atLeast: 1.5 },
  { file: 'closure', step: 'call', steps: 4e6, atLeast: 1.5 },
  { file: 'queues', step: 'item', steps: 2e5, atLeast: 1 },
  { file: 'await_loop', step: 'await of a new coroutine', steps: 1e6, atLeast: 1 },
  { file: 'async_generator', step: 'item of an asynchronous generator', steps: 1e6, atLeast: 1 },
]

const SOURCES = import.meta.glob<string>('./*.py', { query: '?raw', import: 'default', eager: true })

export function sourceOf({ file }: Timed): string {
  return SOURCES[`./${file}.py`] as string
}

/** The median time of one step, ns. */
export function nsPerStep({ steps }: Timed, seconds: readonly number[]): string {
  return ((median(seconds) * 1e9) / steps).toFixed(1)
}
