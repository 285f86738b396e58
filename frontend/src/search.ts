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

/** Winners on a triangle of weights of three parts; the other parts keep their share of the rest. */
export function winnerMap(
  scores: Float64Array[], weights: number[], chosen: [number, number, number], power: number, minimum: number,
  steps: number,
): { at: [number, number, number]; winner: number }[] {
  const total = chosen.reduce((sum, part) => sum + weights[part], 0)
  const cells: { at: [number, number, number]; winner: number }[] = []
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps - i; j++) {
      for (const up of [true, false]) {
        if (!up && i + j >= steps - 1) continue
        const third = up ? 1 / 3 : 2 / 3
        const a = (i + third) / steps
        const b = (j + third) / steps
        const at: [number, number, number] = [a, b, 1 - a - b]
        const here = [...weights]
        chosen.forEach((part, k) => { here[part] = at[k] * total })
        cells.push({ at, winner: winnerOf(scores, here, power, minimum) })
      }
    }
  }
  return cells
}
