import { STARVED_TURNS } from '../../check/stepping/starve.ts'
import type { Standing, SteppedThread } from '../../check/stepping/step-on.ts'

export const HEADING = 'You are the scheduler'
export const INTRODUCTION =
  'Three threads compute, and a thread needs the lock to run. An operating system decides which thread moves next. Here you decide. The threads run the real code of the lock, in this page, one step at a time. No clock runs and nothing is measured: a step has no duration.'
const TASK = 'Try to starve a thread: let the other threads run again and again while it waits.'

/** Explains each operation on memory. The texts assume that the reader knows Python and has not read the code of a lock. */
export const GLOSSARY: readonly (readonly [term: string, about: string])[] = [
  ['load, store', 'The thread reads a word of memory, or writes it.'],
  ['exchange', 'The thread writes a word and gets the old value. No other thread can come between the two.'],
  ['compare-exchange', 'The thread writes a word only if it has an expected value. Otherwise the word stays as it is.'],
  ['add, and, or', 'The thread changes a word and gets the old value, in one step.'],
  [
    'wait',
    'The thread asks the operating system to let it sleep until another thread wakes it, or until a time is over. On Linux this is a futex. The thread sleeps only if the word still has the value that the thread has seen.',
  ],
  ['notify', 'The thread wakes a thread that sleeps on the word.'],
  ['breaker', 'A word of each thread. Another thread sets it to request the lock. The holder looks at it after each piece of Python code.'],
  ['lastHolder, switchNumber', 'The thread that has the lock or had it last, and the number of changes of the holder.'],
]

/** What the words of the locks mean. A word without an entry belongs to a rarer lock, whose file explains it. */
export const WORDS: Readonly<Record<string, string>> = {
  state: 'Says whether the lock is free and whether threads wait for it. 0: it is free, and no thread waits. 1: a thread has it.',
  next: 'The number that the next thread draws when it comes to the queue.',
  serving: 'The number whose turn it is. The thread that has drawn this number gets the lock.',
  locked: '1 while a thread has the lock, 0 while it is free.',
  lastHolder: 'The thread that has the lock or had it last.',
  switchNumber: 'How many times the lock has gone from one thread to another.',
  breaker: 'Another thread sets this word of a thread to ask it for the lock.',
}

/** What a thread does now. */
export function activityOf({ phase, sleepsOn, isWoken, may, isRequested }: SteppedThread): string {
  if (phase === 'outside') return 'has not started'
  if (sleepsOn !== undefined && may === 'timeout') return 'sleeps, until it is woken or its switch interval is over'
  if (sleepsOn !== undefined) return 'sleeps until another thread wakes it'
  if (isWoken) return 'has been woken and is about to run'
  if (phase === 'holds') return isRequested ? 'has the lock. Another thread has requested it.' : 'has the lock'
  return may === 'no' ? 'wants the lock and waits for its next look' : 'wants the lock'
}

/** What the next step of a thread is. */
export function nextOf({ phase, sleepsOn, isWoken, may, next }: SteppedThread): string {
  if (may === 'timeout') return 'its switch interval is over, and it wakes up'
  if (may === 'no') return 'none before another thread moves'
  if (next !== undefined) return next
  if (isWoken || sleepsOn !== undefined) return 'it returns from its sleep'
  return phase === 'holds' ? 'a piece of Python code' : 'it starts'
}

/** A number of turns in words. */
export function turnsWords(count: number): string {
  return count === 1 ? '1 turn' : `${count} turns`
}

/** What the reader has achieved, or, if `isAttempt`, what the page has achieved when it chose the steps. */
export function achievement({ worst, steps, threads }: Standing, isAttempt: boolean): string {
  const name = threads[worst.thread]?.name ?? ''
  const turns = turnsWords(worst.times)
  if (worst.times >= STARVED_TURNS) {
    const how = isAttempt ? ` Thread ${name} has run only while another thread had the lock.` : ''
    return `Thread ${name} starves: other threads have had ${turns} while it waited.${how}`
  }
  if (isAttempt) return `The attempt has failed. While a thread waited, other threads had ${turns} at most.`
  if (steps === 0) return TASK
  if (worst.times === 0) return `${TASK} So far, no thread has had a turn while another one slept.`
  return `${TASK} The most so far: ${turns} of other threads while thread ${name} waited.`
}
