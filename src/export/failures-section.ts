import { escapeXml } from '../charts/svg.ts'
import type { RunReport } from '../model/report.ts'
import { failuresOf } from './failures.ts'
import { paragraph } from './markup.ts'

/** What failed, which thread waited for which, and the traceback. The page begins with it. */
export function failuresSection(runs: readonly RunReport[]): string {
  const parts = failuresOf(runs).map(({ headline, why, reasons, traceback }) => {
    const list = reasons.map((reason) => `<li>${escapeXml(reason)}</li>`).join('')
    return [
      `<section><h2 class="caveat">${escapeXml(headline)}</h2>`,
      ...(why ? [paragraph(why, 'words')] : []),
      ...(list ? [`<ul>${list}</ul>`] : []),
      ...(traceback ? [`<pre tabindex="0">${escapeXml(traceback)}</pre>`] : []),
      '</section>',
    ].join('')
  })
  return parts.join('\n')
}
