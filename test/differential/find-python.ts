import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'

/**
 * The version of CPython whose results and messages gil-lab gives. The expected output of the corpus comes from this version, except for
 * programs that need a later one.
 */
export const RECORDED_WITH = '3.13'

export interface Python {
  readonly path: string
  /** The version without the last number, for example "3.13". */
  readonly version: string
}

/**
 * Finds one CPython of each version from 3.6 on. The search begins with the file that the variable GIL_LAB_PYTHON names. It continues with
 * the PATH, and then with the versions of pyenv.
 */
function findPythons(): Python[] {
  const found = new Map<string, Python>()
  for (const path of candidates()) {
    const { stdout, status } = spawnSync(path, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' })
    const version = status === 0 ? stdout.trim() : ''
    if (/^3\.([6-9]|\d\d)$/.test(version) && !found.has(version)) found.set(version, { path, version })
  }
  return [...found.values()]
}

/** The CPython that records expectations, or the reason why it is missing. */
export function recorder(): Python | { missing: string } {
  const pythons = findPythons()
  const missing = `CPython ${RECORDED_WITH} is not installed (set GIL_LAB_PYTHON to its path)`
  return pythons.find(({ version }) => version === RECORDED_WITH) ?? { missing }
}

/** The CPythons from 3.8 on that are older than the recorder, newest first. */
export function olderPythons(): Python[] {
  const minor = ({ version }: Python) => Number(version.split('.')[1])
  const isOlder = (python: Python) => minor(python) >= 8 && minor(python) < Number(RECORDED_WITH.split('.')[1])
  return findPythons()
    .filter(isOlder)
    .sort((one, other) => minor(other) - minor(one))
}

function candidates(): string[] {
  const versions = `${homedir()}/.pyenv/versions`
  const ofPyenv = existsSync(versions) ? readdirSync(versions).map((version) => `${versions}/${version}/bin/python3`) : []
  const named = process.env.GIL_LAB_PYTHON
  return [...(named ? [named] : []), `python${RECORDED_WITH}`, 'python3', ...ofPyenv.filter(existsSync)]
}
