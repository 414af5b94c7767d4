import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundedOutput, bounded } from '../../src/lab/worker/bounded-output.ts'
import { countPrinted } from '../../src/model/dropped-output.ts'

const line = (i: number) => `line ${i}\n`
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i)).join('')

describe('bounded output', () => {
  it('keeps short text unchanged', () => {
    expect(bounded(lines(0, 1000))).toBe(lines(0, 1000))
  })

  it('keeps whole lines at both ends of long text', () => {
    const output = new BoundedOutput(100)
    for (let i = 0; i < 1000; i++) output.add(line(i))
    const [, head, characters, ends, tail] =
      /^([\s\S]*)\n\[gil-lab dropped ([\d,]+) characters, ([\d,]+) line ends among them\]\n([\s\S]*)$/.exec(output.text)!
    expect(lines(0, 1000).startsWith(head!)).toBe(true)
    expect(tail).toMatch(/^line \d+\n/)
    expect(lines(0, 1000).endsWith(tail!)).toBe(true)
    const number = (text: string) => Number(text.replaceAll(',', ''))
    expect(head!.length + number(characters!) + tail!.length).toBe(lines(0, 1000).length)
    expect(head!.split('\n').length - 1 + number(ends!) + tail!.split('\n').length - 1).toBe(1000)
  })

  it('lets readers count what the program printed, wherever the dropped part begins', () => {
    for (const text of [lines(0, 1000), 'x'.repeat(5000), `${'x'.repeat(99)}\n`.repeat(50)]) {
      const output = new BoundedOutput(100)
      output.add(text)
      const { printed, kept } = countPrinted(output.text)
      expect(printed).toBe(text.length)
      expect(kept).toBeLessThanOrEqual(200)
      expect(countPrinted(text)).toEqual({ printed: text.length, kept: text.length })
    }
  })

  it('stays within its limit for any division into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 })), (pieces) => {
        const output = new BoundedOutput(100)
        for (const piece of pieces) output.add(piece)
        const all = pieces.join('')
        expect(output.text.length).toBeLessThan(300)
        if (all.length <= 200) expect(output.text).toBe(all)
      }),
    )
  })
})
