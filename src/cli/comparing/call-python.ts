import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { processEnd } from '../process-end.ts'
import { systemReason } from '../system-reason.ts'

/** The most characters that a program may print. */
const MOST_PRINTED = 2 ** 28
/** The end of stderr that is kept, in characters. It contains the last line of a traceback. */
const KEPT_ERRORS = 4000

interface CallOptions {
  readonly timeoutMs: number
  /** Ends the call. The promise then rejects with the signal's reason. */
  readonly signal: AbortSignal
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

interface Called {
  readonly stdout: string
  /** Why the call failed, in words that follow a colon. undefined if the interpreter exited with status 0. */
  readonly failure: string | undefined
  /** Whether the interpreter started and exited by itself. */
  readonly hasExited: boolean
}

/** Runs an interpreter and waits for its end. Afterwards kills the processes that it started. @throws the reason of `signal` */
export async function callPython(command: string, words: readonly string[], options: CallOptions): Promise<Called> {
  const { timeoutMs, signal, cwd, env = process.env } = options
  signal.throwIfAborted()
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env, ...(cwd && { cwd }) })
  let why: string | undefined
  const end = (reason: string) => {
    why ??= reason
    killGroup(child)
  }
  const timer = setTimeout(() => end(`it ran for more than ${timeoutMs / 1000} s and was stopped`), timeoutMs)
  const abort = () => end('interrupted')
  signal.addEventListener('abort', abort)
  const forget = processEnd.atEnd(() => killGroup(child))
  try {
    const { stdout, stderr, exit } = await collect(child, end)
    signal.throwIfAborted()
    return { stdout, failure: why ?? failureOf(exit, stderr), hasExited: why === undefined && !('error' in exit) }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    forget()
    killGroup(child)
  }
}

type Exit = { readonly status: number | null; readonly signal: string | null } | { readonly error: Error }

function collect(child: ChildProcess, end: (reason: string) => void): Promise<{ stdout: string; stderr: string; exit: Exit }> {
  const printed: string[] = []
  let length = 0
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.push(text)
    length += text.length
    if (length > MOST_PRINTED) end(`it printed more than ${MOST_PRINTED} characters`)
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_ERRORS)
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ stdout: '', stderr: '', exit: { error } }))
    child.on('close', (status, signal) => resolve({ stdout: printed.join(''), stderr, exit: { status, signal } }))
  })
}

function failureOf(exit: Exit, stderr: string): string | undefined {
  if ('error' in exit) return NOT_STARTED[(exit.error as NodeJS.ErrnoException).code ?? ''] ?? systemReason(exit.error)
  if (exit.status === 0) return undefined
  const lastLine = stderr.trim().split('\n').at(-1)?.trim()
  return lastLine || (exit.signal ? `it was ended by ${exit.signal}` : `it exited with status ${exit.status}`)
}

/** Why the system did not start an interpreter, by the code of its error. */
const NOT_STARTED: Readonly<Record<string, string>> = { ENOENT: 'there is no such program', EACCES: 'the system refuses to run it' }

/** Kills the interpreter and the processes that it started. They form a process group, except those that left it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group has ended, or the system has no process groups.
    child.kill('SIGKILL')
  }
}
