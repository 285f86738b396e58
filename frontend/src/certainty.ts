/** Redraw weights around the reader's own and see who is where: runs in a worker. */
import { ranksOf, rollUp, type Tree } from './scoring'

export interface Question {
  id: number
  indicators: Float64Array[]
  weights: number[]
  powers: number[]
  tree: Tree
  /** Each weight may be off by this share of itself; null: any weights at all. */
  spread: number | null
  draws: number
  seed: number
}

export interface Certainty {
  id: number
  draws: number
  units: number
  /** Draws x units; 0 without a rank. */
  ranks: Uint16Array
  /** 5 %, median, 95 % by unit; NaN without a rank. */
  range: [number, number, number][]
}

/** A small random generator with a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** So many draws are quick enough: fewer where there are many figures. */
export function drawsFor(units: number, nodes: number): number {
  return Math.max(200, Math.min(10_000, Math.floor(2.5e8 / (units * (nodes + 12)))))
}

export function answer(question: Question): Certainty {
  const { indicators, tree, powers, draws } = question
  const units = indicators[0].length
  const random = randomFrom(question.seed)
  const ranks = new Uint16Array(draws * units)
  const root = question.weights.length - 1
  for (let d = 0; d < draws; d++) {
    const weights = question.weights.map((w) => drawn(w, question.spread, random))
    const place = ranksOf(rollUp(indicators, weights, tree, powers)[root])
    for (let u = 0; u < units; u++) ranks[d * units + u] = place[u] === place[u] ? place[u] : 0
  }
  return { id: question.id, draws, units, ranks, range: rangesOf(ranks, draws, units) }
}

function drawn(weight: number, spread: number | null, random: () => number): number {
  return spread === null ? -Math.log(1 - random()) : weight * (1 + spread * (2 * random() - 1))
}

function rangesOf(ranks: Uint16Array, draws: number, units: number): [number, number, number][] {
  const one = new Uint16Array(draws)
  return Array.from({ length: units }, (_, u) => {
    for (let d = 0; d < draws; d++) one[d] = ranks[d * units + u]
    if (one[0] === 0) return [NaN, NaN, NaN]
    one.sort()
    const at = (share: number): number => one[Math.min(draws - 1, Math.max(0, Math.ceil(share * draws) - 1))]
    return [at(0.05), at(0.5), at(0.95)]
  })
}

/** Share of draws in which each unit holds each of the first ranks. */
export function acceptability(found: Certainty, ranks: number): number[][] {
  const share = Array.from({ length: found.units }, () => new Array<number>(ranks).fill(0))
  found.ranks.forEach((rank, i) => {
    if (rank > 0 && rank <= ranks) share[i % found.units][rank - 1] += 1 / found.draws
  })
  return share
}

/** Share of draws in which a is ahead of b; ties count half. */
export function ahead(found: Certainty, a: number, b: number): number {
  let wins = 0
  for (let d = 0; d < found.draws; d++) {
    const gap = found.ranks[d * found.units + b] - found.ranks[d * found.units + a]
    wins += gap > 0 ? 1 : gap === 0 ? 0.5 : 0
  }
  return wins / found.draws
}
