import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { EXPERIMENTS } from '../experiments/index.ts'
import { LabError } from '../model/errors.ts'
import type { RunRequest } from '../model/run.ts'
import type { RunFlags } from './options.ts'
import { unknownName } from './suggest.ts'

/**
 * What the words of `gil-lab run` ask the lab for: one request for the experiments, one for each Python file. No words: the lab's own choice.
 */
export async function requestsFor(words: readonly string[], flags: RunFlags): Promise<RunRequest[]> {
  const settings = settingsOf(flags)
  const files = words.filter(isFile)
  const experiments = words.filter((word) => !isFile(word))
  const known = EXPERIMENTS.map(({ id }) => id)
  for (const id of experiments) if (!known.includes(id)) throw unknownName('experiment', id, known)
  const programs = await Promise.all(files.map(async (path) => ({ ...settings, program: await readProgram(path) })))
  if (experiments.length > 0) return [{ ...settings, experiment: experiments }, ...programs]
  return programs.length > 0 ? programs : [settings]
}

/** No experiment's id has a dot or a slash. */
function isFile(word: string): boolean {
  return /[./\\]/.test(word)
}

async function readProgram(path: string): Promise<NonNullable<RunRequest['program']>> {
  try {
    // Undecodable bytes would become other characters: Python refuses such a file too.
    return { file: basename(path), source: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new LabError('usage', `There is no file ${path}.`, '')
    if (code === 'EISDIR') throw new LabError('usage', `${path} is a folder.`, 'Name the Python files in it.')
    if (error instanceof TypeError) throw new LabError('usage', `${path} is not UTF-8 text.`, '')
    throw new LabError('usage', `${path} could not be read: ${message}`, '')
  }
}

function settingsOf(flags: RunFlags): RunRequest {
  const seconds = 1e6
  return {
    ...(flags.gil && { gil: flags.gil }),
    ...(flags.threads !== undefined && { threads: flags.threads }),
    ...(flags.rounds !== undefined && { rounds: flags.rounds }),
    ...(flags.switchInterval !== undefined && { switchIntervalUs: flags.switchInterval * seconds }),
    ...(flags.checkInterval !== undefined && { checkInterval: flags.checkInterval }),
    ...(flags.kernelEntry !== undefined && { kernelEntryNs: flags.kernelEntry }),
    ...(flags.timeout !== undefined && { timeoutMs: flags.timeout * 1000 }),
  }
}
