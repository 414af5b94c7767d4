import { EXPERIMENTS } from '../experiments/index.ts'
import type { RunRequest } from '../model/run.ts'
import { entryOf } from '../model/unknown-name.ts'
import type { RunFlags } from './options.ts'
import { readProgram } from './program-files.ts'

/**
 * Makes requests from the arguments of `gil-lab run`: one for all the named experiments, and one for each Python file or folder. Without
 * arguments, it makes one request that leaves the choice of experiments to the lab.
 */
export async function requestsFor(words: readonly string[], flags: RunFlags): Promise<RunRequest[]> {
  const settings = settingsOf(flags)
  const files = words.filter(isFile)
  const experiments = words.filter((word) => !isFile(word)).map((word) => entryOf('experiment', word, EXPERIMENTS).id)
  const programs = await Promise.all(files.map(async (path) => ({ ...settings, program: await readProgram(path) })))
  if (experiments.length > 0) return [{ ...settings, experiment: experiments }, ...programs]
  return programs.length > 0 ? programs : [settings]
}

/** Whether a word of the command line names a file. A word with a dot, / or \ does, because the ids of experiments contain none of them. */
export function isFile(word: string): boolean {
  return /[./\\]/.test(word)
}

function settingsOf(flags: RunFlags): RunRequest {
  return {
    ...(flags.gil && { gil: flags.gil }),
    ...(flags.threads !== undefined && { threads: flags.threads }),
    ...(flags.rounds !== undefined && { rounds: flags.rounds }),
    ...(flags.switchInterval !== undefined && { switchIntervalUs: flags.switchInterval }),
    ...(flags.checkInterval !== undefined && { checkInterval: flags.checkInterval }),
    ...(flags.kernelEntry !== undefined && { kernelEntryNs: flags.kernelEntry }),
    ...(flags.evalBreaker !== undefined && { evalBreaker: flags.evalBreaker }),
    ...(flags.compile === false && { compile: false }),
    ...(flags.timeout !== undefined && { timeoutMs: flags.timeout }),
  }
}
