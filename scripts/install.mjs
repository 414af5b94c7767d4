// Installs the packages of package-lock.json if they are missing or the lockfile has changed. It uses only Node's own modules.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exit, platform, stderr } from 'node:process'
import { duration, ROOT, run } from './processes.mjs'

const STAMP = join(ROOT, 'node_modules', '.gil-lab-lock')
const OLDEST = [20, 19]

/** Exits with a clear message if Node is too old to build. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  stderr.write(`gil-lab needs Node ${OLDEST.join('.')} or later; this is ${process.versions.node}.\n`)
  exit(1)
}

/** Runs `npm ci` unless node_modules already fits the lockfile. */
export async function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  stderr.write('install: npm ci\n')
  const start = Date.now()
  // On Windows npm is a .cmd file, which needs a shell. The arguments need no quotes.
  const [command, args] = platform === 'win32' ? ['cmd', ['/c', 'npm', 'ci']] : ['npm', ['ci']]
  const { status, output } = await run(command, [...args, '--no-audit', '--no-fund'], { quiet: true })
  if (status !== 0) throw new Error(`npm ci failed:\n${output}`)
  writeFileSync(STAMP, lock)
  stderr.write(`install: done in ${duration(Date.now() - start)}\n`)
}
