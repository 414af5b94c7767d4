import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { processEnd } from './process-end.ts'

/** The variables that os.tmpdir() reads first: TMPDIR on Unix, TEMP on Windows. */
const VARIABLES = ['TMPDIR', 'TEMP'] as const

/** A folder inside the temporary folder, for one purpose. close() or processEnd.leave() removes it with its content. */
export class ScratchFolder {
  readonly path: string
  private readonly forget = processEnd.atEnd(() => this.remove())

  constructor(purpose: string) {
    this.path = mkdtempSync(join(tmpdir(), `gil-lab-${purpose}-`))
  }

  /**
   * Does the work while this folder is the temporary folder. If a signal cuts off the launch of a browser, the files that the browser
   * leaves behind are in this folder. So remove() deletes them.
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

  /** A browser that is about to end may write a file during the removal. The removal then fails, and rmSync() tries again. */
  private remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}
