/** Entry of the report and the local app: takes the place of the page that needs no script. */
import { fetchStudy, liveAdapter, staticAdapter, type Adapter } from './adapters'
import { mount } from './app'
import type { PageData } from './study'

function take(data: PageData, adapter: Adapter): () => void {
  const root = document.createElement('div')
  root.id = 'poliscope'
  const end = mount(root, data, adapter)
  const plain = document.getElementById('plain')
  const body = document.body
  // only what was drawn whole takes the place of the plain page
  for (const old of [...body.children]) if (old === plain || old.classList.contains('skip')) old.remove()
  body.prepend(root)
  for (const [id, media] of [['plain-style', 'not all'], ['app-style', 'all']]) document.getElementById(id)?.setAttribute('media', media)
  document.documentElement.classList.add('scripted')
  return end
}

const embedded = document.getElementById('study-data')
if (embedded) take(JSON.parse(embedded.textContent ?? 'null') as PageData, staticAdapter())

// the local app gives the page its data over HTTP
Object.assign(globalThis, {
  poliscope: {
    mount, staticAdapter, liveAdapter, fetchStudy,
    async live(address: string, headers: Record<string, string> = {}, onWeights?: (shares: number[] | null) => void) {
      return take(await fetchStudy(address, headers), liveAdapter(onWeights))
    },
  },
})
