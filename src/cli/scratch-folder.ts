import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { processEnd } from './process-end.ts'

/** The variables that os.tmpdir() reads: TMPDIR on Unix, TEMP on Windows. */
const VARIABLES = ['TMPDIR', 'TEMP'] as const

/** A folder inside the temporary folder, for one purpose. It is removed with its content, at the latest when this process ends. */
export class ScratchFolder {
  readonly path: string
  private readonly forget = processEnd.atEnd(() => this.remove())

  constructor(purpose: string) {
    this.path = mkdtempSync(join(tmpdir(), `gil-lab-${purpose}-`))
  }

  /**
   * Does the work with this folder as the temporary folder. If the launch of a browser is cut off, the profiles, artifacts and sockets that
   * it leaves behind are then in this folder.
   */
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

  /** A browser that is being killed may write a file while the folder is removed. Removal then fails, and Node tries again. */
  private remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}
