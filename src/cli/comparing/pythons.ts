import type { PythonFacts } from '../../model/compared.ts'
import { LabError } from '../../model/errors.ts'
import type { EvalBreaker } from '../../model/eval-breaker.ts'
import { callPython } from './call-python.ts'

/** The time in which an interpreter must answer, ms. */
const ANSWER_MS = 20_000
/** Runs in Python 2 and 3. */
const WHO = `import platform, sys
words = [platform.python_implementation(), platform.python_version(), str(getattr(sys, '_is_gil_enabled', lambda: True)()), sys.executable]
sys.stdout.write('gil-lab|' + '|'.join(words))`

/**
 * Finds the interpreters that the user named, by name or by path.
 * @throws LabError 'usage' if one cannot be started, is not a CPython, or is named twice
 */
export async function findPythons(commands: readonly string[], signal: AbortSignal): Promise<PythonFacts[]> {
  const found: PythonFacts[] = []
  for (const command of commands) {
    const python = await findPython(command, signal)
    if (found.some(({ executable }) => executable === python.executable))
      throw new LabError('usage', `${command} is an interpreter that --with names twice: ${python.executable}.`, 'Name each one once.')
    found.push(found.some(({ name }) => name === python.name) ? { ...python, name: `${python.name}, ${command}` } : python)
  }
  return found
}

async function findPython(command: string, signal: AbortSignal): Promise<PythonFacts> {
  const { stdout, failure, hasExited } = await callPython(command, ['-c', WHO], { timeoutMs: ANSWER_MS, signal })
  const answer = /gil-lab\|(.*)\|(.*)\|(.*)\|(.*)/.exec(stdout)
  if (!answer) {
    // The errors that another program prints would only confuse the user, because they are about the arguments for a Python.
    const why = hasExited ? 'it does not answer like one' : failure
    throw new LabError('usage', `${command} is not a Python: ${why}.`, WHAT_TO_NAME)
  }
  const [, implementation = '', version = '', gil, executable] = answer
  if (implementation !== 'CPython')
    throw new LabError('usage', `${command} is ${implementation} ${version}.`, 'Name a CPython with --with.')
  const hasGil = gil === 'True'
  return { name: `CPython ${version}${hasGil ? '' : ' without a GIL'}`, executable: executable || command, version, hasGil }
}

const WHAT_TO_NAME = 'Name a CPython on the PATH or by its path, for example --with python3.'

/** The lab's GIL and check points that a CPython has. */
export function gilOf({ version, hasGil }: PythonFacts): { readonly gil: string; readonly evalBreaker?: EvalBreaker } {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (!hasGil) return { gil: 'none' }
  if (major < 3 || minor < 2) return { gil: 'tick' }
  return { gil: 'switch', evalBreaker: minor < 10 ? '3.9' : '3.10' }
}
