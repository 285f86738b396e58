/** Where the page lives: a file, the local app, a notebook. */
import type { PageData } from './study'

export interface Adapter {
  readonly kind: 'static' | 'live' | 'widget'
  /** Told when the reader's weights change: share in the parent of every node; null for the study's own. */
  onWeights?: (shares: number[] | null) => void
  /** Told when the address should change. */
  writeHash: (hash: string, push: boolean) => void
  readHash: () => string
  onHash: (told: (hash: string) => void) => () => void
}

/** A report opened from disk, or inside a frame of a notebook: the address keeps the state where it can. */
export function staticAdapter(): Adapter {
  return {
    kind: 'static',
    readHash: () => location.hash,
    writeHash(hash, push) {
      try {
        if (push) history.pushState(null, '', `#/${hash}`)
        else history.replaceState(null, '', `#/${hash}`)
      } catch { /* a frame without an address of its own */ }
    },
    onHash(told) {
      const tell = (): void => told(location.hash)
      window.addEventListener('hashchange', tell)
      window.addEventListener('popstate', tell)
      return () => {
        window.removeEventListener('hashchange', tell)
        window.removeEventListener('popstate', tell)
      }
    },
  }
}

/** The local app: data over HTTP, else like a report. */
export function liveAdapter(onWeights?: (shares: number[] | null) => void): Adapter {
  return { ...staticAdapter(), kind: 'live', ...(onWeights ? { onWeights } : {}) }
}

export async function fetchStudy(address: string, headers: Record<string, string> = {}): Promise<PageData> {
  const response = await fetch(address, { headers })
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  return (await response.json()) as PageData
}

/** A notebook: the address is not ours; weights go back to Python. */
export function widgetAdapter(onWeights: (shares: number[] | null) => void): Adapter {
  return { kind: 'widget', onWeights, readHash: () => '', writeHash: () => undefined, onHash: () => () => undefined }
}
