import { expect, type Page } from '@playwright/test'
import { decodeTrace } from '../test/export/decode-trace.ts'

/**
 * A page in place of ui.perfetto.dev. It follows the same protocol: it answers PING with PONG, and takes a trace. It begins to listen late,
 * as a slow page does.
 */
const STAND_IN = `<!doctype html><title>stand-in</title><script>
setTimeout(() => addEventListener('message', ({ data, source, origin }) => {
  if (data === 'PING') source.postMessage('PONG', origin)
  if (data.perfetto) document.body.textContent = JSON.stringify({ ...data.perfetto, buffer: [...new Uint8Array(data.perfetto.buffer)] })
}), 300)
</script><body></body>`

/**
 * Opens the trace in Perfetto through the bridge page, as a reader does: one click on the page of the lab, and one on the bridge.
 * @returns the number of slices of each thread in the trace that Perfetto got
 */
export async function inPerfetto(page: Page, open: () => Promise<void>): Promise<number[]> {
  const context = page.context()
  await context.route('https://ui.perfetto.dev/**', (route) => route.fulfill({ contentType: 'text/html', body: STAND_IN }))
  const [bridge] = await Promise.all([context.waitForEvent('page'), open()])
  await expect(bridge.getByRole('status')).toHaveText(/^The trace has [\d.]+ [kM]B\./)
  const [perfetto] = await Promise.all([context.waitForEvent('page'), bridge.getByRole('button', { name: 'Open ui.perfetto.dev' }).click()])
  await expect(bridge.getByRole('status')).toHaveText('ui.perfetto.dev has the trace. You can close this page.')
  const { buffer, title, fileName } = JSON.parse(await perfetto.locator('body').innerText())
  expect([title, fileName]).toEqual([expect.stringMatching(/^gil-lab, \d{4}-\d\d-\d\d \d\d:\d\d UTC$/), 'gil-lab.pftrace'])
  await Promise.all([perfetto.close(), bridge.close()])
  return decodeTrace(Uint8Array.from(buffer)).threads.map(({ slices }) => slices.length)
}
