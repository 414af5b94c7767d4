import { BuiltinClass } from '../../abi/classes'
import { ThreadState } from '../../thread'
import { Exceptions } from './exceptions'

/** Raises the error of a search that found nothing. */
export abstract class Missing {
  /** Raises a KeyError for the key in a cell. @returns false */
  static key(t: ThreadState, cell: usize): bool {
    return Exceptions.raiseWith(t, BuiltinClass.KEY_ERROR, cell)
  }
}
