import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sirv from 'sirv'

const execute = promisify(execFile)

/** The address of the lab in the examples. */
const PLACEHOLDER = 'https://lab.example/'

/** A copy of a folder of examples/embeds that uses a real lab. */
export class ExampleProject implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'gil-lab-example-'))
  private stop: () => void = () => {}

  constructor(name: string, lab: string) {
    cpSync(join('examples/embeds', name), this.folder, { recursive: true })
    for (const file of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(this.folder, file)
      if (statSync(path).isFile()) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(PLACEHOLDER, lab))
    }
  }

  /** Runs a command in the folder. @returns its output; undefined if it fails, because a package or a tool cannot be reached */
  async run(command: string, ...args: readonly string[]): Promise<string | undefined> {
    try {
      return (await execute(command, args, { cwd: this.folder, timeout: 120_000, env: { ...process.env, NODE_ENV: '' } })).stdout
    } catch (error) {
      this.failure = (error as { stderr?: string; message: string }).stderr || (error as Error).message
      return undefined
    }
  }

  /** Why the last command failed. */
  failure = ''

  /** Serves a folder of the project as a blog does, without headers that isolate. @returns its address */
  async serve(folder = '.'): Promise<string> {
    const server = createServer(sirv(join(this.folder, folder), { dev: true }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.stop = () => {
      server.closeAllConnections()
      server.close()
    }
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop()
  }
}
