import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { cpus, homedir, hostname } from 'node:os'
import { dirname, join } from 'node:path'
import process, { env } from 'node:process'
import { limitsIn, withLimits } from '../formats/limits-schema.ts'
import type { LimitsStore, RememberedLimits } from '../model/remembered-limits.ts'

/**
 * Keeps the limits of this machine in a file of the user's cache folder. A damaged file counts as empty. A file that cannot be written
 * causes no error, because a run without remembered limits measures them.
 */
export class LimitsFile implements LimitsStore {
  constructor(private readonly path = join(cacheFolder(), 'gil-lab', 'limits.json')) {}

  async read(key: string): Promise<RememberedLimits | undefined> {
    return limitsIn(await this.text(), onThisMachine(key))
  }

  async write(key: string, limits: RememberedLimits): Promise<void> {
    const fresh = `${this.path}.${process.pid}.new`
    try {
      await mkdir(dirname(this.path), { recursive: true })
      // Another gil-lab may read the file at the same time, so the file is replaced as a whole.
      await writeFile(fresh, withLimits(await this.text(), onThisMachine(key), limits))
      await rename(fresh, this.path)
    } catch {
      await rm(fresh, { force: true }).catch(() => {})
    }
  }

  private text(): Promise<string> {
    return readFile(this.path, 'utf8').catch(() => '')
  }
}

/** Adds the machine to a key, because several machines can share a home folder. */
function onThisMachine(key: string): string {
  return [hostname(), cpus()[0]?.model ?? '', key].join(', ')
}

/** The user's cache folder: XDG_CACHE_HOME, or the system's default. */
function cacheFolder(): string {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}
