import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What a file of the bench prints under the real CPython. `file` is relative to bench/. @throws if there is no python3 */
export async function python(file: string, ...args: string[]): Promise<string> {
  return call(fileURLToPath(new URL(`../../bench/${file}`, import.meta.url)), ...args)
}

/** What Python source prints under the real CPython, with module-level constants given other values. */
export async function pythonSource(source: string, constants: Readonly<Record<string, number>>): Promise<string> {
  const set = (text: string, [name, value]: readonly [string, number]) =>
    text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`)
  return call('-c', Object.entries(constants).reduce(set, source))
}

/** "Python 3.11.7", or undefined where there is none. */
export async function pythonVersion(): Promise<string | undefined> {
  return call('--version').catch(() => undefined)
}

/** The real GIL on this machine, from outside: switches a second, median hold in ms, how often in % the longest waiter was not the next. */
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
