import type { Platform } from './platform.ts'

/** The browser and its operating system, from the user agent. Some engines have no better source. */
export function identify(userAgent: string): Pick<Platform, 'on' | 'engine' | 'os'> {
  const os = /\((?:X11; )?([^;)]+)/.exec(userAgent)?.[1] ?? 'unknown'
  const firefox = /Firefox\/([\d.]+)/.exec(userAgent)
  if (firefox) return { on: 'firefox', engine: `Firefox ${firefox[1]}`, os }
  const chromium = /(?:Headless)?Chrom(?:e|ium)\/(\d+)/.exec(userAgent)
  if (chromium) return { on: 'chromium', engine: `Chromium ${chromium[1]}`, os }
  const webkit = /Version\/([\d.]+).*Safari/.exec(userAgent)
  if (webkit) return { on: 'webkit', engine: `WebKit ${webkit[1]}`, os }
  return { on: 'browser', engine: 'unknown browser', os }
}
