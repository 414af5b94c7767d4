import { make } from '../dom.ts'

/**
 * Says in the boxes about errors of the program that the reader has changed the program since. Such a box is not an alert any more, so a screen
 * reader does not read it again.
 */
export function markOutdated(place: HTMLElement): void {
  for (const box of place.querySelectorAll('.failure:not(.outdated)')) {
    box.classList.add('outdated')
    box.removeAttribute('role')
    box.prepend(make('p', {}, 'This is about the program before your change.'))
  }
}
