// The single script of an embed. It registers <gil-lab>. A server, which has no custom elements, can import this module too.
import { GilLab } from './gil-lab.ts'

GilLab.site ||= import.meta.url
if (typeof customElements !== 'undefined' && !customElements.get('gil-lab')) customElements.define('gil-lab', GilLab)

export { GilLab }
