import { stdout } from 'node:process'
import { LabError } from '../../model/errors.ts'
import { type Answer, diagnose, isolation } from '../doctor/diagnose.ts'
import { EXIT, type ExitStatus } from '../exit.ts'

/** A server that does not answer by then does not answer. */
const PATIENCE_MS = 15_000

/** `gil-lab doctor URL`: why a page is or is not able to run the lab, and the header to add. */
export async function doctor(text: string): Promise<ExitStatus> {
  const answer = await ask(addressOf(text))
  const faults = diagnose(answer)
  const lines = faults.flatMap(({ what, todo }) => [`✗ ${what}`, `  ${todo}`, ''])
  const how = isolation(answer)
  if (faults.length === 0) lines.push(`✓ ${answer.url} can run the lab: it is isolated by ${how}.`)
  else lines.push(`${answer.url} cannot run the lab as it is.`)
  stdout.write(`${lines.join('\n')}\n`)
  return faults.length === 0 ? EXIT.done : EXIT.cannotMeasure
}

function addressOf(text: string): URL {
  if (URL.canParse(text) && /^https?:/i.test(text)) return new URL(text)
  throw new LabError('usage', `"${text}" is no address of a page.`, 'Give one with its scheme, as https://example.org/blog/gil.html.')
}

async function ask(url: URL): Promise<Answer> {
  try {
    const { url: reached, status, headers, body } = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    await body?.cancel()
    return { url: reached, status, headers }
  } catch (error) {
    const { name, cause, message } = error as Error
    const why = name === 'TimeoutError' ? `no answer within ${PATIENCE_MS / 1000} s` : cause instanceof Error ? cause.message : message
    throw new LabError('cannot-measure', `${url.href} cannot be reached: ${why}.`, 'Look whether the address is right and the server runs.')
  }
}
