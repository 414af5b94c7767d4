import { describe, expect, it } from 'vitest'
import { LabError } from '../../src/model/errors.ts'
import { refuseHandwritten } from '../../src/view/page/handwritten.ts'

const check = (search: string, hash: string) => () => refuseHandwritten({ search, hash })

describe('an address without a link', () => {
  it.each([
    ['?experiment=sleep', ''],
    ['?utm_source=blog&gil=tick', ''],
    ['?countdown', ''],
    ['', '#program=print(1)'],
    ['', '#v1'],
  ])('is refused if it has a name of the lab: %s%s', (search, hash) => {
    expect(check(search, hash)).toThrow(LabError)
  })

  it.each([
    ['', ''],
    ['?utm_source=countdown&utm_medium=sharing&fbclid=v1', ''],
    ['?ref=experiment&consent=none', '#top'],
    ['', '#version'],
  ])('has no effect if all its names are of others: %s%s', (search, hash) => {
    expect(check(search, hash)).not.toThrow()
  })
})
