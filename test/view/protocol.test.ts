import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LabError } from '../../src/model/errors.ts'
import { fromFrame, listen, orderOf, TO_FRAME } from '../../src/view/element/protocol.ts'
import { tagRequestOf } from '../../src/view/element/tag-request.ts'
import { sampleResult } from '../export/sample.ts'

const FROM_FRAME = fromFrame('http://127.0.0.1:4321')
const isFromFrame = (message: unknown) => v.is(FROM_FRAME, message)
const { report } = sampleResult()

describe('the page accepts from a frame', () => {
  it.each([
    ['its answer to the greeting', { what: 'present' }],
    ['a figure', { what: 'progress', progress: { phase: 'measured', done: 1, total: 1, run: report.runs[0], machine: report.machine } }],
    ['printed text', { what: 'progress', progress: { phase: 'stdout', text: 'é\n' } }],
    ['a link', { what: 'offer', liveUrl: 'https://lab.example/#v1.abc' }],
    ['a link of a lab under development', { what: 'offer', liveUrl: 'http://127.0.0.1:4321/#v1.abc' }],
    ['a height', { what: 'height', height: 812.5 }],
    ['a report', { what: 'answer', answer: { ok: true, report, words: 'Done: 1 run.' } }],
    ['an error', { what: 'answer', answer: { ok: false, stopped: false, code: 'usage', whatHappened: 'No.', whatToDo: '' } }],
  ])('%s', (_, message) => {
    expect(v.safeParse(FROM_FRAME, message).issues).toBeUndefined()
  })
})

describe('the page refuses from a frame', () => {
  it.each([
    ['a link that runs a script', { what: 'offer', liveUrl: 'javascript:alert(1)' }],
    ['a link to data', { what: 'offer', liveUrl: 'data:text/html,<script>alert(1)</script>' }],
    ['a blob of the lab', { what: 'offer', liveUrl: 'blob:http://127.0.0.1:4321/1-2' }],
    ['an unencrypted link elsewhere', { what: 'offer', liveUrl: 'http://lab.example/' }],
    ['a relative link', { what: 'offer', liveUrl: '/#v1.abc' }],
    ['a link as an object', { what: 'offer', liveUrl: { toString: 1 } }],
    ['NaN as a height', { what: 'height', height: Number.NaN }],
    ['an infinite height', { what: 'height', height: Number.POSITIVE_INFINITY }],
    ['a negative height', { what: 'height', height: -1 }],
    ['words as an object', { what: 'words', words: {} }],
    ['overlong words', { what: 'words', words: 'x'.repeat(1e5) }],
    ['a progress bar of infinite length', { what: 'meter', done: 1, total: Number.POSITIVE_INFINITY }],
    ['a report with a damaged run', { what: 'answer', answer: { ok: true, report: { ...report, runs: [{}] }, words: '' } }],
    ['an unknown error', { what: 'answer', answer: { ok: false, stopped: false, code: 'constructor', whatHappened: '', whatToDo: '' } }],
    ['an inherited name', { what: 'constructor' }],
    ["comlink's call", { id: '1', type: 'APPLY', path: ['constructor'], argumentList: [] }],
    ['nothing', null],
  ])('%s', (_, message) => {
    expect(isFromFrame(message)).toBe(false)
  })

  it('arbitrary data', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (message) => isFromFrame(message) === false))
  })
})

describe('an order', () => {
  const asked = tagRequestOf(
    (name) => ({ experiment: 'sleep', gil: 'switch', threads: '2', 'eval-breaker': '3.9' })[name as 'gil'] ?? null,
    { baseUrl: 'https://a.example/', ownLab: 'https://l.example/' },
  )

  const language = { lang: 'de', translations: { Run: 'Starten' } }

  it('contains the request of the tag, without the addresses of the file and the lab', () => {
    const order = orderOf(
      { ...asked, src: 'https://a.example/race.py', hide: ['foot'] },
      {},
      { look: { '--gil-lab-ink': '#000' }, guess: 'The same', language },
    )
    expect(order).toEqual({
      what: 'run',
      experiment: 'sleep',
      gils: ['switch'],
      threads: 2,
      evalBreaker: '3.9',
      mode: 'auto',
      compact: false,
      compare: false,
      hide: ['foot'],
      guess: 'The same',
      language,
      look: { '--gil-lab-ink': '#000' },
    })
    expect(v.safeParse(TO_FRAME, order).output).toEqual(order)
  })

  it.each([
    ['a variable that is not a --gil-lab-* one', { look: { background: 'red' } }],
    ['a prototype among the variables', { look: JSON.parse('{"__proto__": "x", "--gil-lab-ink": 7}') }],
    ['an overlong colour', { look: { '--gil-lab-ink': 'x'.repeat(1e5) } }],
    ['half a thread', { threads: 0.5 }],
    ['an unknown eval breaker', { evalBreaker: '3.11' }],
    ['an unknown mode', { mode: 'constructor' }],
    ['an unknown part', { hide: ['body'] }],
    ['a message that is not a text', { language: { lang: 'de', translations: { Run: 7 } } }],
    [
      'too many messages',
      { language: { lang: 'de', translations: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}`, ''])) } },
    ],
  ])('with %s is refused', (_, changes) => {
    expect(v.is(TO_FRAME, { ...orderOf(asked, {}, { look: {} }), ...changes })).toBe(false)
  })
})

it('a port closes at the first message outside the protocol', async () => {
  const { port1, port2 } = new MessageChannel()
  const taken: unknown[] = []
  const problem = new Promise<LabError>((refuse) => {
    listen(port1, { sender: 'The frame', schema: FROM_FRAME }, { take: (message) => taken.push(message), refuse })
  })
  for (const message of [{ what: 'present' }, { what: 'offer', liveUrl: 'javascript:1' }, { what: 'settled' }]) port2.postMessage(message)
  expect(await problem).toBeInstanceOf(LabError)
  expect((await problem).message).toMatch(/^The frame sent a message outside the protocol: liveUrl: Expected an https: link/)
  expect(taken).toEqual([{ what: 'present' }])
})
