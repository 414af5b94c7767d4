import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** A PATH that begins with the commands of this repository's packages. They replace the commands that a user would install. */
const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
const execute = promisify(execFile)

/** The status and the output of a command that has ended. */
interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The results of a user's tests. */
interface PlaywrightEnded {
  readonly status: number
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly skipped: number }
  readonly statuses: Readonly<Record<string, string>>
}

/** A running server that a user started. */
interface Serving {
  readonly url: string
  stop(): void
}

/** The fields of Playwright's JSON report that this file reads. */
interface PlaywrightJson {
  readonly stats: PlaywrightEnded['stats']
  readonly suites: readonly {
    readonly specs: readonly {
      readonly title: string
      readonly tests: readonly {
        readonly annotations: readonly { readonly description?: string }[]
        readonly results: readonly { readonly status: string; readonly error?: { readonly message: string } }[]
      }[]
    }[]
  }[]
}

/** Packs gil-lab into a folder, as `npm pack` does after a build. @returns the path of the package */
async function pack(folder: string): Promise<string> {
  await execute('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT })
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!)
}

/** A user's folder outside this repository, with the packed gil-lab installed by npm. */
export class User {
  private constructor(
    readonly folder: string,
    /** The path of the packed package. */
    readonly tarball: string,
  ) {}

  /** Makes a new folder, copies the files of the given folders of examples/ into it, and installs the packed gil-lab there. */
  static async install(...examples: readonly string[]): Promise<User> {
    const folder = mkdtempSync(join(tmpdir(), 'gil-lab-user-'))
    for (const name of examples) {
      cpSync(join(ROOT, 'examples', name), folder, { recursive: true, filter: (path) => !path.endsWith('package.json') })
    }
    const tarball = await pack(folder)
    await execute('npm', ['init', '-y'], { cwd: folder })
    await execute('npm', ['pkg', 'set', 'type=module'], { cwd: folder })
    // The package has no dependencies, so npm needs no network.
    await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: folder })
    return new User(folder, tarball)
  }

  /** Makes an empty folder beside the packed gil-lab. */
  static async inEmptyFolder(): Promise<User> {
    const parent = mkdtempSync(join(tmpdir(), 'gil-lab-user-'))
    const folder = join(parent, 'empty')
    mkdirSync(folder)
    return new User(folder, await pack(parent))
  }

  /** Links packages of this repository, as if the user had installed them too. */
  with(...packages: readonly string[]): this {
    for (const name of packages) {
      const place = join(this.folder, 'node_modules', name)
      mkdirSync(join(place, '..'), { recursive: true })
      symlinkSync(join(ROOT, 'node_modules', name), place)
    }
    return this
  }

  async run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    try {
      return { status: 0, ...(await execute(command, args, { cwd: this.folder, env: { ...process.env, PATH, ...env } })) }
    } catch (error) {
      const { code, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string }
      return { status: code, stdout, stderr }
    }
  }

  /**
   * Runs the user's tests. In the result, `statuses` has each test's status and the reasons for it, such as the first line of its error.
   */
  async playwright(args: readonly string[], env: NodeJS.ProcessEnv): Promise<PlaywrightEnded> {
    const file = join(this.folder, 'results.json')
    const command = ['--no-install', 'playwright', 'test', '--reporter', 'json', ...args]
    const { status } = await this.run('npx', command, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    const { stats, suites } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightJson
    const statuses = suites.flatMap(({ specs }) =>
      specs.map(({ title, tests: [only] }) => {
        const [result] = only!.results
        const reason = [
          ...only!.annotations.map(({ description }) => description),
          result!.error?.message.split('\n')[0]?.replace(/^Error: /, ''),
        ].filter(Boolean)
        return [title, [result!.status, ...reason].join(': ')] as const
      }),
    )
    return { status, stats, statuses: Object.fromEntries(statuses) }
  }

  /** Starts `playwright run-server` on a free port, with the browsers of the given folder. */
  playwrightServer(browsers: string): Promise<Serving> {
    return this.serve(['playwright', 'run-server', '--port', '0'], { PLAYWRIGHT_BROWSERS_PATH: browsers })
  }

  /** Starts a command that serves, and waits until it prints its address. */
  async serve(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Serving> {
    const child = spawn('npx', ['--no-install', ...command], {
      cwd: this.folder,
      env: { ...process.env, PATH, NO_COLOR: '1', ...env },
      // The command has its own process group, so that stop() can end npx and npx's child together.
      detached: true,
    })
    const url = await new Promise<string>((resolve, reject) => {
      let told = ''
      const hear = (chunk: Buffer) => {
        told += chunk
        // The address is complete once the text after it has arrived.
        const [found] = /(ws|http):\S+(?=\s)/.exec(told) ?? []
        if (found) resolve(found)
      }
      child.once('exit', (status) => reject(new Error(`${command.join(' ')} ended with ${status}: ${told}`)))
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
    })
    // Playwright's server ignores SIGTERM.
    return { url, stop: () => process.kill(-child.pid!, 'SIGKILL') }
  }
}
