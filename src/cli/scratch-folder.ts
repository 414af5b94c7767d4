import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { processEnd } from './process-end.ts'

/** What os.tmpdir() reads: the first on Unix, the second on Windows. */
const VARIABLES = ['TMPDIR', 'TEMP'] as const

/** A folder in the temporary folder for one purpose. It is removed as a whole, at the latest when this process ends. */
export class ScratchFolder {
  readonly path: string
  private readonly forget = processEnd.atEnd(() => this.remove())

  constructor(purpose: string) {
    this.path = mkdtempSync(join(tmpdir(), `gil-lab-${purpose}-`))
  }

  /** Does the work while the temporary folder is this one: a browser's launch that is cut off leaves profiles, artifacts and sockets there. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = VARIABLES.map((name) => [name, env[name]] as const)
    for (const name of VARIABLES) env[name] = this.path
    try {
      return await work()
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete env[name]
        else env[name] = value
      }
    }
  }

  close(): void {
    this.forget()
    this.remove()
  }

  /** A browser that is being killed may still write: the folder is then not empty, and Node tries again. */
  private remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}
