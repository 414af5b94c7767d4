// The one script of an embed: registers <gil-lab>. It may be imported on a server, where there are no elements.
import { GilLab } from './gil-lab.ts'

GilLab.site ||= import.meta.url
if (typeof customElements !== 'undefined' && !customElements.get('gil-lab')) customElements.define('gil-lab', GilLab)

export { GilLab }
