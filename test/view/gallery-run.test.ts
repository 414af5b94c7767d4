import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toRecording } from '../../src/export/index.ts'
import { fetchGalleryRun, underGils } from '../../src/view/gallery-run.ts'
import { sampleResult, textOf } from '../export/sample.ts'
import { recordingFrom } from '../metrics/draw.ts'

const result = sampleResult([recordingFrom('A ##w##\nB .w##')])
const list = (...recordings: readonly object[]) => JSON.stringify({ schema: 'gil-lab/gallery@1', recordings })
const BOTH = list(
  { experiment: 'drawn', browser: 'firefox', recording: 'drawn.firefox.json' },
  { experiment: 'drawn', browser: 'chromium', recording: 'drawn.chromium.json' },
  { experiment: 'gone', browser: 'chromium', recording: 'gone.json' },
  { experiment: 'page', browser: 'chromium', recording: 'page.json' },
  { experiment: 'endless', browser: 'chromium', recording: 'endless.json' },
)
const SITES: Readonly<Record<string, string>> = {
  '/lab/gallery/index.json': BOTH,
  '/lab/gallery/drawn.chromium.json': textOf(toRecording(result)),
  '/lab/gallery/drawn.firefox.json': textOf(
    toRecording({
      ...result,
      report: { ...result.report, machine: { ...result.report.machine, on: 'firefox' } },
    }),
  ),
  '/lab/gallery/page.json': '<!doctype html>',
  '/hostile/gallery/index.json': list({ experiment: 'drawn', browser: 'chromium', recording: '../../drawn.chromium.json' }),
  '/page/gallery/index.json': '<!doctype html>',
}

let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const body = SITES[request.url ?? '']
    if (request.url === '/lab/gallery/endless.json') {
      const more = () => {
        while (response.write('x'.repeat(2 ** 20)));
      }
      response.on('drain', more)
      more()
    } else {
      response.statusCode = body === undefined ? 404 : 200
      response.end(body ?? '')
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const asked = (experiment: string, folder = 'lab') => fetchGalleryRun(new URL(`${origin}/${folder}/`), experiment, { userAgent: '' })

describe('a replay', () => {
  it("is the gallery's recording of the experiment, with the mode replay", async () => {
    expect(await asked('drawn')).toMatchObject({ report: { mode: 'replay', runs: [{ experiment: 'drawn' }] }, recordings: [{}] })
  })

  it.each([
    ['chromium', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', 'chromium'],
    ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox'],
    // The gallery has no recording of WebKit, so the replay is the gallery's first recording.
    ['webkit', 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'firefox'],
  ])("is a recording of the reader's own engine, %s, if there is one", async (_, userAgent, on) => {
    expect((await fetchGalleryRun(new URL(`${origin}/lab/`), 'drawn', { userAgent })).report.machine.on).toBe(on)
  })

  it.each([
    ['an experiment without a recording', 'unfair', 'lab', 'cannot-measure', /The gallery has no recorded run of "unfair"\./],
    ['a site without a gallery', 'drawn', 'none', 'cannot-measure', /index\.json could not be fetched: 404/],
    ['a page instead of a gallery', 'drawn', 'page', 'cannot-measure', /has no gallery of recordings/],
    ['a name outside the gallery', 'drawn', 'hostile', 'cannot-measure', /has no gallery of recordings/],
    ['a missing file', 'gone', 'lab', 'cannot-measure', /gone\.json could not be fetched: 404/],
    ['a file that is not a recording', 'page', 'lab', 'usage', /not a recording of gil-lab\. It is not JSON/],
    ['an endless file', 'endless', 'lab', 'cannot-measure', /is too large for a recording/],
  ])('of %s is refused', async (_, experiment, folder, code, message) => {
    const error = await asked(experiment, folder).catch((thrown) => thrown)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })

  it('that does not exist is refused with the title of its experiment and the advice of the page', async () => {
    const options = { userAgent: '', title: 'Unfair acquisition', advice: 'Choose another step.' }
    await expect(fetchGalleryRun(new URL(`${origin}/lab/`), 'unfair', options)).rejects.toMatchObject({
      whatHappened: 'The gallery has no recorded run of "Unfair acquisition".',
      whatToDo: 'Choose another step.',
    })
  })

  it('from a host that does not respond is refused', async () => {
    await expect(fetchGalleryRun(new URL('http://127.0.0.1:1/'), 'drawn', { userAgent: '' })).rejects.toThrow(/could not be fetched/)
  })
})

describe('a recording restricted to some GILs', () => {
  const drawn = (...gils: readonly string[]) => sampleResult(gils.map((gil) => recordingFrom('A ##w##\nB .w##', { settings: { gil } })))
  const claim = { experiment: 'drawn', claim: 'It draws.', verdict: 'confirmed', because: 'It did.' } as const
  const recorded = drawn('tick', 'switch', 'none', 'switch')
  const claimed = { ...recorded, report: { ...recorded.report, claims: [claim] } }

  it('keeps all runs if no GIL is requested', () => {
    expect(underGils(claimed, [])).toEqual({ result: claimed, notes: [], verdictNotes: [] })
  })

  it('keeps the requested runs with their own events, and notes that the verdict counts more runs', () => {
    const { result, notes, verdictNotes } = underGils(claimed, ['switch'])
    expect(result.report.runs).toEqual([recorded.report.runs[1], recorded.report.runs[3]])
    expect(result.recordings).toEqual([recorded.recordings[1], recorded.recordings[3]])
    expect(result.recordings[0]).toBe(recorded.recordings[1])
    expect(notes).toEqual([])
    expect(verdictNotes).toEqual(['The verdict is that of the whole recording, which also has runs under tick and none.'])
  })

  it('has no note about left-out GILs if there is no verdict', () => {
    expect(underGils({ ...recorded, report: { ...recorded.report, claims: [] } }, ['none']).verdictNotes).toEqual([])
  })

  it('notes a requested GIL without a run', () => {
    const { result, notes } = underGils(drawn('switch'), ['switch', 'tick', 'switch-unforced'])
    expect(result.report.runs).toHaveLength(1)
    expect(notes).toEqual(['The recording has no run under tick and switch-unforced.'])
  })

  it('is refused, with the available GILs, if it has no run under the requested ones', () => {
    expect(() => underGils(recorded, ['switch-unforced'])).toThrow(
      /The recording has no run under switch-unforced, only under tick, switch and none\./,
    )
  })
})
