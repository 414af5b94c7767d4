import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { ending } from '../ending.ts'

/** What os.tmpdir() reads: the first on Unix, the second on Windows. */
const VARIABLES = ['TMPDIR', 'TEMP'] as const

/**
 * A folder for everything that a browser and Playwright put into the temporary folder: profiles, artifacts, sockets. A launch that is cut off
 * leaves some of it, so the folder is removed as a whole, at the latest when this process ends.
 */
export class ScratchFolder {
  private readonly path = mkdtempSync(join(tmpdir(), 'gil-lab-browser-'))
  private readonly forget = ending.atEnd(() => this.remove())

  /** Does the work while the temporary folder is this one. */
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
