import { readFile } from 'node:fs/promises'
import { LabError } from '../model/errors.ts'
import { systemReason } from './system-reason.ts'

/** A text file that somebody has named. @throws LabError 'usage' where there is none; insteadOfFolder: what to name where it is a folder */
export async function readText(path: string, insteadOfFolder: string): Promise<string> {
  try {
    // Undecodable bytes would become other characters: Python refuses such a file too.
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new LabError('usage', `There is no file ${path}.`, '')
    if (code === 'EISDIR') throw new LabError('usage', `${path} is a folder.`, insteadOfFolder)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new LabError('usage', `${path} is not UTF-8 text.`, '')
    throw new LabError('usage', `${path} could not be read: ${systemReason(error as Error)}.`, '')
  }
}
