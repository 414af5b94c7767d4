import { stdout } from 'node:process'
import { serveSite } from '../../driven/server.ts'
import { EXIT, type ExitStatus } from '../exit.ts'
import { firstInterrupt } from '../interrupt.ts'

/** `gil-lab serve`: the lab page until Ctrl-C. */
export async function serve({ port }: { readonly port?: number }): Promise<ExitStatus> {
  const interrupt = firstInterrupt()
  const site = await serveSite(port === undefined ? {} : { port })
  stdout.write(`${site.url}\n`)
  await interrupt
  await site.close()
  // Ctrl-C is how serving ends: nothing was interrupted.
  return EXIT.done
}
