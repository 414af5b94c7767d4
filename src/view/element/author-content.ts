import { MOST_CHARACTERS } from '../../formats/recording-schema.ts'
import { LabError } from '../../model/errors.ts'
import { boundedText } from '../bounded-text.ts'
import { fileOf } from './card.ts'
import type { AuthorContent } from './tag-request.ts'

/** Fetches the file that `src` names. @throws LabError 'usage' if it cannot be fetched or is too large, AbortError if `signal` aborts */
export async function fetchAuthorContent(src: string, signal: AbortSignal): Promise<AuthorContent> {
  const text = await textOf(src, signal)
  // A recording is a JSON object, so it starts with a brace. No useful Python program starts with an unused set or dict.
  return text.trimStart().startsWith('{') ? { recording: text } : { program: { file: fileOf(src), source: text } }
}

async function textOf(url: string, signal: AbortSignal): Promise<string> {
  let response: Response
  try {
    response = await fetch(url, { signal })
  } catch (error) {
    if (signal.aborted) throw error
    throw new LabError(
      'usage',
      `${url} could not be fetched.`,
      'Check the address. A file on another site needs the header Access-Control-Allow-Origin.',
    )
  }
  if (!response.ok) throw new LabError('usage', `${url} could not be fetched: ${response.status}.`, 'Check the address.')
  const text = await boundedText(response, MOST_CHARACTERS)
  if (text !== undefined) return text
  throw new LabError('usage', `${url} is larger than ${MOST_CHARACTERS / 2 ** 20} MiB.`, 'Record fewer events: gil-lab run --brief.')
}
