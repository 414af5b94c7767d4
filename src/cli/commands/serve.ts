import { stdout } from 'node:process'
import { serveSite, USUAL_PORT } from '../../browser-driver/server.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { processEnd } from '../process-end.ts'

/** `gil-lab serve`: serves the lab page until Ctrl-C. */
export async function serve({ port }: { readonly port?: number }): Promise<ExitStatus> {
  const signal = processEnd.watch()
  const interrupt = new Promise((resolve) => signal.addEventListener('abort', resolve))
  const site = await serveSite(port === undefined ? { port: USUAL_PORT, orFree: true } : { port })
  stdout.write(`${site.url}\n`)
  await interrupt
  await site.close()
  // Ctrl-C is the normal way to stop the server, so the exit status is not the one for an interrupted command.
  return EXIT.done
}
