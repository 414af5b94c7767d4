import { STARVED_TURNS } from '../../check/stepping/starve.ts'
import type { Standing, SteppedThread } from '../../check/stepping/step-on.ts'
import { GILS, type GilDescriptor } from '../../model/gils.ts'

/** The locks whose steps the reader can choose. A thread that spins requests the lock after some time, and no time passes here. */
export const STEPPED_GILS: readonly GilDescriptor[] = GILS.filter(({ traits }) => traits.excludes && traits.parks)

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

/** What the reader has achieved. */
export function achievement({ worst, steps }: Standing, threads: readonly SteppedThread[]): string {
  const name = threads[worst.thread]?.name ?? ''
  const turns = turnsWords(worst.times)
  if (steps === 0) return TASK
  if (worst.times === 0) return `${TASK} So far, no thread has had a turn while another one slept.`
  if (worst.times < STARVED_TURNS) return `${TASK} The most so far: ${turns} of other threads while thread ${name} waited.`
  return `Thread ${name} starves: other threads have had ${turns} while it waited.`
}

/** Whether a schedule can starve a thread under this lock, and why. */
export function boundOf({ id, traits: { maxBypass, forcesSwitch } }: GilDescriptor): string {
  if (maxBypass === 0) return `Under ${id}, a thread cannot starve: while it waits, each other thread has at most one turn.`
  if (Number.isFinite(maxBypass))
    return `Under ${id}, a thread cannot starve: while it waits, other threads go before it a limited number of times.`
  if (forcesSwitch)
    return `Under ${id}, a thread that releases the lock on request waits until another thread has it. So a thread cannot run on alone.`
  return `Under ${id}, a thread that releases the lock can take it back before a thread that it has woken runs. So a schedule can starve a thread.`
}

/** The lock with which the reader can compare this one. */
export function rivalOf({ traits }: GilDescriptor): GilDescriptor {
  const id = traits.forcesSwitch || traits.maxBypass === 0 ? 'barging' : 'fifo'
  return STEPPED_GILS.find((gil) => gil.id === id)!
}
