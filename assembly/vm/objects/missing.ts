import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Repr } from '../text/repr'
import { Text } from '../text/text'

/** The error of a search without success. */
export abstract class Missing {
  /** Raises a KeyError for the key in a cell. @returns false */
  static key(t: ThreadState, cell: usize): bool {
    const text = Text.begin(t)
    if (!Repr.repr(t, text, cell, 0)) return text.abandon()
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.KEY, 0, 0, str)
  }
}
