import * as fc from 'fast-check'

/**
 * Any schedule of 2 to 5 threads, as a drawing. In each column at most one thread holds the GIL. Each other thread waits, requests the GIL,
 * is woken in vain or is blocked.
 */
export const schedules = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.array(fc.tuple(fc.nat(5), fc.array(fc.constantFrom('w', '!', 'v', '.'), { minLength: 5, maxLength: 5 })), {
      minLength: 3,
      maxLength: 60,
    }),
  )
  .map(([threads, columns]) => {
    const marks = (thread: number) => columns.map(([holder, others]) => (holder === thread ? '#' : others[thread]!)).join('')
    // A thread that waits keeps waiting until it acquires the GIL.
    const lane = (thread: number) => marks(thread).replace(/[w!v][w!v.]*/g, (wait) => wait.replaceAll('.', 'w'))
    // At the end, each thread holds the GIL once, one after the other, so no thread ends while blocked or waiting. Other tests cover such
    // endings.
    const ending = (thread: number) => `${'w'.repeat(thread)}#`
    return Array.from({ length: threads }, (_, thread) => `T${thread} ${lane(thread)}${ending(thread)}`).join('\n')
  })
