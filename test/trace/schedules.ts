import * as fc from 'fast-check'

/** Any schedule of 2 to 5 threads: in each column one thread at most holds the GIL, each of the others waits, asks or is elsewhere. */
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
    // Who waits goes on waiting until it has it.
    const lane = (thread: number) => marks(thread).replace(/[w!v][w!v.]*/g, (wait) => wait.replaceAll('.', 'w'))
    // Ends with a hold each, in turn: a thread that blocks or waits for ever is another test's.
    const ending = (thread: number) => `${'w'.repeat(thread)}#`
    return Array.from({ length: threads }, (_, thread) => `T${thread} ${lane(thread)}${ending(thread)}`).join('\n')
  })
