import { stdout } from 'node:process'
import { LabError } from '../../model/errors.ts'
import { printable } from '../../model/printable.ts'
import { type Answer, diagnose, outlook, remarks } from '../doctor/diagnose.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'

/** How long the command waits for a server's answer. */
const PATIENCE_MS = 15_000

/** `gil-lab doctor URL`: prints whether a page can run the lab, which headers are missing, and what each browser will do. */
export async function doctor(text: string): Promise<ExitStatus> {
  const answer = await ask(addressOf(text))
  const faults = diagnose(answer)
  const told = [
    ...faults.map(({ what, todo }) => `✗ ${what}\n  ${todo}\n`),
    ...remarks(answer).map(({ what, todo }) => `! ${what}\n  ${todo}\n`),
  ]
  if (faults.length === 0) told.push(`✓ ${answer.url} can run the lab.`, ...outlook(answer).map((line) => `  ${line}`))
  else told.push(`${answer.url} cannot run the lab.`)
  if (faults.length > 0 && (await hasServiceWorker(answer.url))) {
    told.push(
      'However, it is a page of gil-lab, and its service worker adds these headers. After one reload it can run the lab, unless the browser blocks site data.',
    )
  }
  stdout.write(printable(`${told.join('\n')}\n`))
  return faults.length === 0 ? EXIT.done : EXIT.cannotMeasure
}

/** Whether the site serves the lab's sw.js at the address from which the page would register it. */
async function hasServiceWorker(page: string): Promise<boolean> {
  const url = new URL(page.replace(/embed\/(index\.html)?$/, ''))
  try {
    const response = await fetch(new URL('sw.js', url), { signal: AbortSignal.timeout(PATIENCE_MS) })
    return response.ok && (await response.text()).includes('Document-Isolation-Policy')
  } catch {
    return false
  }
}

function addressOf(text: string): URL {
  if (URL.canParse(text) && /^https?:/i.test(text)) return new URL(text)
  throw new LabError(
    'usage',
    `"${text}" is not the address of a page.`,
    'Give the whole address, such as https://example.org/blog/gil.html.',
  )
}

async function ask(url: URL): Promise<Answer> {
  try {
    const { url: reached, status, headers, body } = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    await body?.cancel()
    return { url: reached, status, headers }
  } catch (error) {
    const { name, cause, message } = error as Error
    const why = name === 'TimeoutError' ? `no answer within ${PATIENCE_MS / 1000} s` : cause instanceof Error ? cause.message : message
    throw new LabError('cannot-measure', `${url.href} cannot be reached: ${why}.`, 'Check the address, and that the server is running.')
  }
}
