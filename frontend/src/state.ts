/** What the reader has chosen, and what follows from it. */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import workerText from 'worker:worker.ts'
import type { Adapter } from './adapters'
import { answer, drawsFor, type Certainty, type Question } from './certainty'
import { localShares, ranksOf, rollUp } from './scoring'
import { numbersOf, type Study } from './study'
import { Words } from './words'

export const PAGES = [
  'answer', 'ranking', 'parts', 'sure', 'winners', 'unit', 'compare', 'structure', 'next', 'partners', 'evidence', 'method',
] as const
export type PageName = (typeof PAGES)[number]

/** Scores and ranks under the weights in force. */
export interface Model {
  weights: number[]
  shares: Float64Array
  powers: number[]
  nodes: Float64Array[]
  /** Ranked units from the best; equal ranks in the order of their codes. */
  order: number[]
  rankAt: (node: number) => Float64Array
  /** Whether weights or means differ from the study's. */
  own: boolean
  /** A node whose children all have weight 0. */
  empty: number | null
}

let workerAddress: string | undefined

export type Changed = Readonly<Record<number, number>>

export class State {
  readonly language: Signal<string>
  readonly page: Signal<PageName> = signal('answer')
  /** Importance (0 to 100) of the nodes that the reader moved. */
  readonly changed: Signal<Changed> = signal({})
  /** Exponent of all means; null keeps the study's. */
  readonly power: Signal<number | null> = signal(null)
  readonly unit: Signal<number>
  readonly other: Signal<number>
  readonly search = signal('')
  readonly group = signal('')
  readonly align: Signal<number | null> = signal(null)
  readonly sort: Signal<number | null> = signal(null)
  readonly open: Signal<number>
  readonly scope: Signal<string> = signal('')
  readonly spread: Signal<number | null>
  readonly printing = signal(false)
  readonly notice = signal('')
  readonly words: ReadonlySignal<Words>
  readonly model: ReadonlySignal<Model>
  /** The model a moment later, for views that take long to draw. */
  readonly settled: Signal<Model>
  readonly studyModel: Model
  readonly certainty: Signal<Certainty | null> = signal(null)
  readonly busy = signal(false)
  private worker: Worker | null = null
  private asked = 0

  constructor(readonly study: Study, readonly adapter: Adapter) {
    this.language = signal(firstLanguage(study))
    this.open = signal(study.root)
    this.spread = signal(study.robustness?.spread ?? 0.25)
    this.words = computed(() => new Words(study, this.language.value))
    this.studyModel = this.score({}, null)
    this.model = computed(() => this.score(this.changed.value, this.power.value))
    this.settled = signal(this.model.peek())
    const [first, second] = [...focusOf(study), ...this.studyModel.order, ...study.units.codes.keys()]
      .filter((u, i, all) => all.indexOf(u) === i)
    this.unit = signal(first ?? 0)
    this.other = signal(second ?? first ?? 0)
  }

  /** Whether weights can be moved: the page knows power means only. */
  get movable(): boolean {
    return this.power.value !== null || this.study.powers.every((p) => p !== null)
  }

  suits(power: number): boolean {
    const { lowest } = this.study
    return power === 1 || (power > 0 ? lowest >= 0 : lowest > 0)
  }

  /** Importance of a node as its slider shows it: share of its siblings in percent unless moved. */
  importance(node: number): number {
    return this.changed.value[node] ?? this.study.tree.share[node] * 100
  }

  move(node: number, importance: number): void {
    this.changed.value = { ...this.changed.value, [node]: Math.max(0, Math.min(100, importance)) }
  }

  setWeights(weights: readonly number[]): void {
    const shares = localShares(weights, this.study.scoringTree)
    const next: Record<number, number> = {}
    shares.forEach((share, node) => {
      if (node !== this.study.root && Math.abs(share - this.study.tree.share[node]) > 1e-12) next[node] = share * 100
    })
    this.changed.value = next
  }

  reset(): void {
    batch(() => {
      this.changed.value = {}
      this.power.value = null
      this.notice.value = ''
    })
  }

  private score(changed: Changed, power: number | null): Model {
    const { study } = this
    const own = power !== null || Object.keys(changed).length > 0
    const weights = study.tree.weight.map((w, node) => {
      const parent = study.tree.parent[node]
      const moved = parent !== null && study.below[parent].some((sibling) => sibling in changed)
      return moved ? (changed[node] ?? study.tree.share[node] * 100) : w
    })
    const powers = study.powers.map((p) => power ?? p ?? 1)
    const known = power === null && study.powers.some((p) => p === null) && study.scores
    const nodes = known ? [...study.indicators, ...study.scores!.map(numbersOf)]
      : rollUp(study.indicators, weights, study.scoringTree, powers)
    const cache = new Map<number, Float64Array>()
    const rankAt = (node: number): Float64Array => {
      let ranks = cache.get(node)
      if (!ranks) {
        // rounded figures may tie where the program saw a difference
        const given = !own && node === study.root
        ranks = given ? numbersOf(study.rank) : ranksOf(nodes[node])
        cache.set(node, ranks)
      }
      return ranks
    }
    const top = rankAt(study.root)
    const codes = study.units.codes
    const order = [...codes.keys()].filter((u) => top[u] === top[u])
      .sort((a, b) => top[a] - top[b] || (codes[a] < codes[b] ? -1 : 1))
    const empty = study.scoringTree.children.findIndex((below) => below.every((node) => !(weights[node] > 0)))
    return {
      weights, powers, nodes, order, rankAt, own,
      shares: localShares(weights, study.scoringTree),
      empty: empty < 0 ? null : study.scoringTree.leaves + empty,
    }
  }

  /** Start what goes on in the background; returns how to end it. */
  start(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let drawing: ReturnType<typeof setTimeout> | undefined
    const ends = [
      effect(() => {
        const model = this.model.value
        clearTimeout(timer)
        timer = setTimeout(() => { this.settled.value = model }, 90)
      }),
      effect(() => {
        const model = this.settled.value
        const spread = this.spread.value
        const wanted = this.page.value === 'sure' || this.page.value === 'compare' || this.printing.value
        clearTimeout(drawing)
        // once the reader's hand rests
        if (wanted && (model.own || !this.study.robustness)) drawing = setTimeout(() => this.redraw(model, spread), 250)
      }),
    ]
    return () => {
      clearTimeout(timer)
      clearTimeout(drawing)
      ends.forEach((end) => end())
      this.worker?.terminate()
    }
  }

  private redraw(model: Model, spread: number | null): void {
    const { study } = this
    if (!this.movable || model.empty !== null || model.order.length === 0) {
      this.certainty.value = null
      return
    }
    const question: Question = {
      id: ++this.asked, indicators: [...study.indicators], weights: model.weights, powers: model.powers,
      tree: study.scoringTree, spread, draws: drawsFor(study.units.codes.length, study.tree.codes.length),
      seed: study.about.seed,
    }
    this.busy.value = true
    const took = (found: Certainty): void => {
      if (found.id !== this.asked) return
      this.certainty.value = found
      this.busy.value = false
    }
    try {
      // a run that is no longer wanted is not waited for
      this.worker?.terminate()
      workerAddress ??= URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }))
      this.worker = new Worker(workerAddress)
      this.worker.onmessage = (event: MessageEvent<Certainty>) => took(event.data)
      this.worker.onerror = () => setTimeout(() => took(answer({ ...question, draws: 1000 })), 0)
      this.worker.postMessage(question)
    } catch {
      setTimeout(() => took(answer({ ...question, draws: 1000 })), 0)
    }
  }

  // --- the address ---------------------------------------------------------------------------

  /** The state as the part of the address behind #. */
  get hash(): string {
    const { study } = this
    const code = (u: number): string => study.units.codes[u] ?? ''
    const parts = new URLSearchParams({ page: this.page.value })
    if (this.language.value !== study.languages[0]) parts.set('lang', this.language.value)
    const moved = Object.entries(this.changed.value)
    if (moved.length > 0) parts.set('w', moved.map(([n, w]) => `${study.tree.codes[Number(n)]}:${+w.toFixed(4)}`).join('~'))
    if (this.power.value !== null) parts.set('p', String(this.power.value))
    if (['unit', 'compare', 'next', 'partners', 'structure', 'winners'].includes(this.page.value)) parts.set('unit', code(this.unit.value))
    if (this.page.value === 'compare' || this.page.value === 'partners') parts.set('with', code(this.other.value))
    return parts.toString()
  }

  readHash(hash: string): void {
    const parts = new URLSearchParams(hash.replace(/^#\/?/, ''))
    const { study } = this
    batch(() => {
      const page = parts.get('page') as PageName | null
      this.page.value = page && PAGES.includes(page) ? page : 'answer'
      const language = parts.get('lang') ?? study.languages[0]
      if (study.languages.includes(language)) this.language.value = language
      const changed: Record<number, number> = {}
      for (const pair of (parts.get('w') ?? '').split('~')) {
        const cut = pair.lastIndexOf(':')
        const node = study.tree.codes.indexOf(pair.slice(0, cut))
        const weight = Number(pair.slice(cut + 1))
        if (cut > 0 && node >= 0 && node !== study.root && weight >= 0 && weight <= 100) changed[node] = weight
      }
      this.changed.value = changed
      const power = Number(parts.get('p') ?? NaN)
      this.power.value = Number.isFinite(power) && Math.abs(power) <= 100 && this.suits(power) ? power : null
      for (const [name, to] of [['unit', this.unit], ['with', this.other]] as const) {
        const at = study.unitAt.get(parts.get(name) ?? '')
        if (at !== undefined) to.value = at
      }
    })
  }
}

function firstLanguage(study: Study): string {
  return study.languages[0]
}

function focusOf(study: Study): number[] {
  return study.about.focus.flatMap((code) => study.unitAt.get(code) ?? [])
}

export const StateContext = createContext<State | null>(null)

export function usePage(): State {
  const state = useContext(StateContext)
  if (!state) throw new Error('no state')
  return state
}
