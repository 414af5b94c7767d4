import { describe, expect, it } from 'vitest'
import { stackOf } from '../../src/model/errors.ts'

/** An error with the stack of another engine. */
const withStack = (stack: string | undefined) => Object.assign(new TypeError('No such module.'), { stack })

describe('the stack of an error', () => {
  it.each([
    ['V8', 'TypeError: No such module.\n    at take (a.js:2:3)', 'TypeError: No such module.\n    at take (a.js:2:3)'],
    ['Firefox and Safari', 'take@a.js:2:3\n', 'TypeError: No such module.\ntake@a.js:2:3'],
    ['an engine without stacks', undefined, 'TypeError: No such module.'],
  ])('begins with its name and message in %s', (_, stack, text) => {
    expect(stackOf(withStack(stack))).toBe(text)
  })

  it('is the value itself if the value is not an error', () => {
    expect(stackOf('No.')).toBe('No.')
  })
})
