/** Entry of the report and the local app: takes the place of the page that needs no script. */
import { fetchStudy, liveAdapter, staticAdapter, type Adapter } from './adapters'
import { mount } from './app'
import { bytesOf } from './letters'
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
  performance.mark('poliscope-mounted')
  return end
}

performance.mark('poliscope-script')
const embedded = document.getElementById('study-data')
const text = embedded?.textContent ?? ''
if (embedded?.getAttribute('type') === 'application/json') take(JSON.parse(text) as PageData, staticAdapter())
else if (embedded) {
  // laying out a page that goes at once would only hold up the one that comes
  const plain = document.getElementById('plain')
  plain?.toggleAttribute('hidden', true)
  unpacked(text).then((data) => take(data, staticAdapter())).catch((error: unknown) => {
    plain?.toggleAttribute('hidden', false)
    throw error
  })
}

/** Data and style may be compressed; a browser too old to open them keeps the plain page. */
async function unpacked(text: string): Promise<PageData> {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'))
  const { style, study } = (await new Response(stream).json()) as { style: string; study: PageData }
  document.head.append(Object.assign(document.createElement('style'), { id: 'app-style', media: 'not all', textContent: style }))
  performance.mark('poliscope-data')
  return study
}

// the local app gives the page its data over HTTP
Object.assign(globalThis, {
  poliscope: {
    mount, staticAdapter, liveAdapter, fetchStudy,
    async live(address: string, headers: Record<string, string> = {}, onWeights?: (shares: number[] | null) => void) {
      return take(await fetchStudy(address, headers), liveAdapter(onWeights))
    },
  },
})
