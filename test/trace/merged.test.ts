import fc from 'fast-check'
import { expect, it } from 'vitest'
import { merged } from '../../src/trace/merged.ts'

it('the merged order is that of a stable sort, for any number of parts that are in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 40 }), (keys) => {
      const sorted = keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!)
      expect([...merged(keys.length, (a, b) => keys[a]! - keys[b]!)]).toEqual(sorted)
    }),
  )
})
