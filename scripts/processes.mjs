// Starts the scripts' child processes and ends them on Ctrl-C. It uses only Node's own modules, because it runs before anything is
// installed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The root of the repository. The scripts run their commands in this folder, whatever the current folder is. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * The file that Node runs for each developer tool and for each of the build's own steps. Running the file directly needs no shell, not even
 * on Windows.
 */
const TOOLS = {
  asc: 'node_modules/assemblyscript/bin/asc.js',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  instrument: 'scripts/instrument.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  'size-limit': 'node_modules/size-limit/bin.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** The running children. */
const children = new Set()

/** The exit status after Ctrl-C; undefined before. */
let interrupted

/**
 * Runs a command and resolves to its exit status. If `quiet` is true, the command prints nothing and `output` is its output. Otherwise
 * `output` is empty. A command that cannot be started has the status 127, and `output` is the reason.
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    // Tools that write to a pipe turn colours off, but the caller may print the output to a terminal.
    const colour = !quiet ? {} : process.stderr.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...colour, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    children.add(child)
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const finish = (status, text = output) => {
      children.delete(child)
      // After Ctrl-C, this process exits when its last child has ended.
      if (interrupted === undefined) resolve({ status, output: text })
      else if (children.size === 0) process.exit(interrupted)
    }
    child.on('error', (error) => finish(127, error.message))
    child.on('close', (status, signal) => finish(status ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** Runs one of the developer tools. */
export function tool(name, args, options) {
  return run(process.execPath, [TOOLS[name], ...args], options)
}

/**
 * Makes Ctrl-C end first the children and then this process. A child may need a moment to print its results. A second Ctrl-C ends
 * everything at once.
 */
export function endChildrenOnInterrupt() {
  const statuses = { SIGINT: 130, SIGTERM: 143 }
  for (const [signal, status] of Object.entries(statuses)) {
    process.on(signal, () => {
      if (interrupted !== undefined || children.size === 0) {
        for (const child of children) child.kill('SIGKILL')
        process.exit(status)
      }
      interrupted = status
      // A terminal sends Ctrl-C to the children too. A second SIGINT from this process would look like a second Ctrl-C to a child.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) for (const child of children) child.kill(signal)
    })
  }
}

/** A duration in words: "0.8 s", "12 s", "2 min 5 s". */
export function duration(ms) {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
