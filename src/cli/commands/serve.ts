import { stdout } from 'node:process'
import { serveSite } from '../../browser-driver/server.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { processEnd } from '../process-end.ts'

/** `gil-lab serve`: the lab page until Ctrl-C. */
export async function serve({ port }: { readonly port?: number }): Promise<ExitStatus> {
  const signal = processEnd.watch()
  const interrupt = new Promise((resolve) => signal.addEventListener('abort', resolve))
  const site = await serveSite(port === undefined ? {} : { port })
  stdout.write(`${site.url}\n`)
  await interrupt
  await site.close()
  // Ctrl-C is how serving ends: nothing was interrupted.
  return EXIT.done
}
