import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Runs a file under the real CPython. `file` is relative to bench/. @returns what it prints @throws if python3 is not found or fails */
export async function python(file: string, ...args: string[]): Promise<string> {
  return call(fileURLToPath(new URL(`../../bench/${file}`, import.meta.url)), ...args)
}

/** Runs a file that prints its own time to stderr. @returns this time in seconds */
export async function pythonSeconds(file: string): Promise<number> {
  const path = fileURLToPath(new URL(`../../bench/${file}`, import.meta.url))
  return Number((await promisify(execFile)('python3', [path], { maxBuffer: 2 ** 28 })).stderr)
}

/** As python(), but for a source text. First replaces the values of those module-level constants of the source that `constants` names. */
export async function pythonSource(source: string, constants: Readonly<Record<string, number>>): Promise<string> {
  const set = (text: string, [name, value]: readonly [string, number]) =>
    text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`)
  return call('-c', Object.entries(constants).reduce(set, source))
}

/** "Python 3.11.7", or undefined if python3 is not found. */
export async function pythonVersion(): Promise<string | undefined> {
  return call('--version').catch(() => undefined)
}

/**
 * Measures CPython's GIL on this machine with switches.py. @returns switches per second, the median hold in ms, and the percentage of
 * switches at which the longest waiter was not next
 */
export async function realSwitches(
  threads: number,
): Promise<{ readonly perSecond: number; readonly holdMs: number; readonly notNext: number }> {
  const [perSecond = Number.NaN, holdMs = Number.NaN, notNext = Number.NaN] = (await python('switches.py', String(threads), '2'))
    .split(' ')
    .map(Number)
  return { perSecond, holdMs, notNext }
}

async function call(...args: string[]): Promise<string> {
  return (await promisify(execFile)('python3', args)).stdout.trim()
}
