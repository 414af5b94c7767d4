import { USUAL_PORT } from '../../browser-driver/server.ts'
import { encodePermalink, type Shared } from '../../links/permalink.ts'
import { LabError } from '../../model/errors.ts'

/** The address at which `gil-lab serve` serves the page, unless its port is in use. */
export const SERVED_PAGE = `http://127.0.0.1:${USUAL_PORT}/`

/** A line with the address that replays a schedule in the page. If the program is too long for a link, the line says so. */
export async function pageLine(page: string, shared: Shared): Promise<string> {
  try {
    return `Open in the page: ${new URL(await encodePermalink(shared), page).href}`
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return `Open in the page: ${error.whatHappened}`
  }
}
