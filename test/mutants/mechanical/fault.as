import { Word } from './word'

/** The switch that is on; 0: none; -1: report every fault that a thread reaches. */
let on: i32 = 0

// @ts-ignore: decorator
@external('host', 'reached')
declare function reached(number: i32): void

export function faultSet(number: i32): void {
  on = number
}

export abstract class Fault {
  @inline static on(number: i32): bool {
    if (on < 0) reached(number)
    return on == number
  }
  @inline static enter(number: i32): void {
    if (on < 0) reached(number)
  }
  static cas(address: usize, expected: i32, next: i32): i32 {
    const seen = Word.load(address)
    if (seen == expected) Word.store(address, next)
    return seen
  }
  static swap(address: usize, next: i32): i32 {
    const seen = Word.load(address)
    Word.store(address, next)
    return seen
  }
  static add(address: usize, delta: i32): i32 {
    return Fault.swap(address, Word.load(address) + delta)
  }
  static or(address: usize, bits: i32): i32 {
    return Fault.swap(address, Word.load(address) | bits)
  }
  static and(address: usize, bits: i32): i32 {
    return Fault.swap(address, Word.load(address) & bits)
  }
  static xor(address: usize, bits: i32): i32 {
    return Fault.swap(address, Word.load(address) ^ bits)
  }
}
