/** Weights that suit one unit best, and who wins where: over the parts of the index. */
import { randomFrom } from './certainty'
import { powerMean, rounded } from './scoring'

/** The winner under some weights of the parts, or -1; `scores` are columns of part scores. */
export function winnerOf(scores: Float64Array[], weights: number[], power: number, minimum: number): number {
  const total = powerMean(scores, weights, power)
  drop(total, scores, minimum)
  const value = rounded(total)
  let best = -1
  for (let u = 0; u < value.length; u++) if (value[u] === value[u] && (best < 0 || value[u] > value[best])) best = u
  return best
}

export function drop(total: Float64Array, parts: Float64Array[], minimum: number): void {
  for (let u = 0; u < total.length; u++) {
    const present = parts.reduce((count, part) => count + (part[u] === part[u] ? 1 : 0), 0)
    if (present / parts.length < minimum - 1e-12) total[u] = NaN
  }
}

/** How far behind the best other unit one stands, and its rank: smaller is better. */
function standing(scores: Float64Array[], weights: number[], power: number, minimum: number, unit: number): number {
  const total = powerMean(scores, weights, power)
  drop(total, scores, minimum)
  let above = 0
  let best = -Infinity
  for (let u = 0; u < total.length; u++) {
    if (u === unit || total[u] !== total[u]) continue
    if (total[u] > total[unit]) above++
    if (total[u] > best) best = total[u]
  }
  const size = Math.abs(best) + Math.abs(total[unit]) + 1e-12
  return above + (best - total[unit]) / size / 4
}

/** Search weights of the parts that bring a unit as high as they can; the best found, adding up to 1. */
export function bestCase(
  scores: Float64Array[], start: number[], power: number, minimum: number, unit: number, seed: number,
): number[] {
  const random = randomFrom(seed)
  const parts = scores.length
  const even = (values: number[]): number[] => {
    const total = values.reduce((sum, value) => sum + value, 0)
    return values.map((value) => value / total)
  }
  const cost = (weights: number[]): number => standing(scores, weights, power, minimum, unit)
  // begin at the reader's weights, and at each part alone
  const starts = [even(start), ...scores.map((_, p) => even(scores.map((__, q) => (q === p ? 1 : 0.02))))]
  const tries = Math.max(200, Math.min(2000, Math.floor(2e7 / (scores[0].length * parts))))
  let best = starts[0]
  let least = Infinity
  const consider = (weights: number[]): void => {
    const found = cost(weights)
    if (found < least) [best, least] = [weights, found]
  }
  starts.forEach(consider)
  for (let t = 0; t < tries / 2; t++) consider(even(Array.from({ length: parts }, () => -Math.log(1 - random()))))
  for (let t = 0, size = 0.3; t < tries / 2; t++, size *= 0.995) {
    consider(even(best.map((w) => Math.max(0.001, w + size * (random() - 0.5)))))
  }
  return best
}

/** A part of the triangle of weights where one unit is first; corners as weights of the three parts. */
export interface Region {
  winner: number
  corners: [number, number, number][]
}

/** A run of one winner along a line: from and to, as shares of the line. */
type Run = [winner: number, from: number, to: number]

const SAMPLES = 40

/**
 * Winners on a triangle of weights of three parts; the other parts keep their share of the rest. Borders are
 * found by bisection along lines, and lines with the same winners are joined.
 */
export function winnerMap(
  scores: Float64Array[], weights: number[], chosen: readonly [number, number, number], power: number, minimum: number,
  lines: number,
): Region[] {
  const total = chosen.reduce((sum, part) => sum + weights[part], 0) || 1
  const point = (c: number, t: number): [number, number, number] => [(1 - c) * (1 - t), (1 - c) * t, c]
  const winner = (c: number, t: number): number => {
    const here = [...weights]
    point(c, t).forEach((w, k) => { here[chosen[k]] = w * total })
    return winnerOf(scores, here, power, minimum)
  }
  const regions: Region[] = []
  const band = (low: number, high: number, below: Run[], above: Run[]): void => below.forEach(([who, from, to], i) => {
    const [, from2, to2] = above[i]
    regions.push({ winner: who, corners: [point(low, from), point(low, to), point(high, to2), point(high, from2)] })
  })
  let below = runsAlong((t) => winner(0, t))
  for (let line = 0; line < lines; line++) {
    const [low, high] = [line / lines, (line + 1) / lines]
    const above = runsAlong((t) => winner(high, t))
    const alike = below.length === above.length && below.every(([who], i) => who === above[i][0])
    if (alike) band(low, high, below, above)
    else {
      const middle = runsAlong((t) => winner((low + high) / 2, t))
      band(low, high, middle, middle)
    }
    below = above
  }
  return regions
}

function runsAlong(winner: (t: number) => number): Run[] {
  const runs: Run[] = []
  let [who, from, last] = [winner(0), 0, 0]
  for (let i = 1; i <= SAMPLES; i++) {
    const t = i / SAMPLES
    const next = winner(t)
    if (next !== who) {
      let [low, high] = [last, t]
      for (let k = 0; k < 9; k++) {
        const middle = (low + high) / 2
        if (winner(middle) === who) low = middle
        else high = middle
      }
      runs.push([who, from, low])
      from = low
      who = next
    }
    last = t
  }
  return [...runs, [who, from, 1]]
}

/** Share of the triangle that each winner holds, the largest first. */
export function areasOf(regions: readonly Region[]): [number, number][] {
  const areas = new Map<number, number>()
  for (const { winner, corners } of regions) {
    if (winner < 0) continue
    // twice the area over that of the whole triangle, whose corners span 1
    let doubled = 0
    corners.forEach(([, y, z], i) => {
      const [, y2, z2] = corners[(i + 1) % corners.length]
      doubled += y * z2 - y2 * z
    })
    areas.set(winner, (areas.get(winner) ?? 0) + Math.abs(doubled))
  }
  return [...areas].filter(([, area]) => area > 1e-6).sort((a, b) => b[1] - a[1] || a[0] - b[0])
}
