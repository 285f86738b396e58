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
  performance.mark('poliscope-mounted')
  return end
}

performance.mark('poliscope-script')
const embedded = document.getElementById('study-data')
const text = embedded?.textContent ?? ''
if (embedded?.getAttribute('type') === 'application/json') take(JSON.parse(text) as PageData, staticAdapter())
else if (embedded) void unpacked(text).then((data) => take(data, staticAdapter()))

/** Data of large studies are compressed; a browser too old to open them keeps the plain page. */
async function unpacked(text: string): Promise<PageData> {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  const data = (await new Response(stream).json()) as PageData
  performance.mark('poliscope-data')
  return data
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
