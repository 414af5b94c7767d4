import { probe } from '../lab/probe/probe.ts'
import { run } from '../lab/run.ts'
import { LabError } from '../model/errors.ts'
import { nodePlatform } from '../platform/node.ts'
import { type DrivenLab, driveBrowser } from './browser/drive.ts'
import { findBrowser, findChromium } from './browser/find.ts'
import { LimitsFile } from './limits-file.ts'
import type { Place } from './options.ts'

/**
 * Opens the lab in the given place. Without a place, opens it in Chromium, or in Node if this machine has no Chromium. `note` receives a
 * line for the user if Node replaces Chromium.
 * @throws LabError 'cannot-measure' if the given browser is not found, or if a browser does not start
 */
export async function openLab(place: Place | undefined, note: (line: string) => void): Promise<DrivenLab> {
  if (place === 'node') return nodeLab()
  if (place) {
    const found = await findBrowser(place)
    if (found) return driveBrowser(found, new LimitsFile())
    throw new LabError(
      'cannot-measure',
      `No ${place} was found through GIL_LAB_${place.toUpperCase()}, among the browsers of Playwright, or on PATH.`,
      `Run \`npx playwright install ${place}\`, set GIL_LAB_${place.toUpperCase()} to its executable, or use --on node.`,
    )
  }
  const chromium = await findChromium()
  if (chromium) return driveBrowser(chromium, new LimitsFile())
  note('No Chromium was found, so the lab measures in Node. To install one: npx playwright install chromium')
  return nodeLab()
}

function nodeLab(): DrivenLab {
  const platform = nodePlatform()
  const limits = new LimitsFile()
  return {
    run: async (request, { signal, onProgress } = {}) =>
      (await run(request, platform, { limits, ...(signal && { signal }), ...(onProgress && { onProgress }) })).report,
    probe: (options) => probe(platform, { ...options, limits }),
    close: async () => {},
  }
}
