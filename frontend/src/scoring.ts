/** Scores, ranks and contributions: the same rules as kernels/means.py, tree.py, ties.py and decomposition.py. */

/** The tree: nodes 0..leaves-1 are indicators, aggregates follow from the bottom up, the last is the index. */
export interface Tree {
  readonly leaves: number
  /** children[a] are the nodes below aggregate leaves + a. */
  readonly children: readonly (readonly number[])[]
  /** Smallest share of children with a score, for each aggregate. */
  readonly available: readonly number[]
}

/** Scores by node: one column a node, NaN where there is none. */
export type Columns = readonly Float64Array[]

const NEAR_ZERO = 1e-14
const DECIMALS = 9
const SIGNIFICANT = 12
/** A score is the weighted mean of its parts where it differs by no more than this share of them. */
const ROUNDING = 1e-9

export function weightedMean(columns: Columns, weights: readonly number[]): Float64Array {
  const n = columns[0].length
  const mean = new Float64Array(n)
  for (let u = 0; u < n; u++) {
    let sum = 0
    let total = 0
    for (let c = 0; c < columns.length; c++) {
      const x = columns[c][u]
      if (x === x) {
        sum += weights[c] * x
        total += weights[c]
      }
    }
    mean[u] = total > 0 ? sum / total : NaN
  }
  return mean
}

/** Weighted power mean; power 1 arithmetic, 0 geometric, -1 harmonic. NaN where values do not suit the power. */
export function powerMean(columns: Columns, weights: readonly number[], power: number): Float64Array {
  if (power === 1) return weightedMean(columns, weights)
  const n = columns[0].length
  const mean = new Float64Array(n)
  const log = new Float64Array(columns.length)
  for (let u = 0; u < n; u++) mean[u] = onePowerMean(columns, weights, power, u, log)
  return mean
}

function onePowerMean(
  columns: Columns, weights: readonly number[], power: number, u: number, log: Float64Array,
): number {
  // the largest (smallest) child is taken out, so that no power leaves floating point
  let extreme = NaN
  for (const column of columns) {
    const x = column[u]
    if (x !== x) continue
    if (x < 0 || (x === 0 && power <= 0)) return NaN
    if (extreme !== extreme || (power > 0 ? x > extreme : x < extreme)) extreme = x
  }
  if (extreme !== extreme) return NaN
  const scale = extreme > 0 ? extreme : 1
  let sum = 0
  let total = 0
  const geometric = Math.abs(power) < NEAR_ZERO
  for (let c = 0; c < columns.length; c++) {
    const x = columns[c][u]
    if (x !== x) continue
    log[c] = Math.log(x / scale)
    sum += weights[c] * (geometric ? log[c] : Math.expm1(power * Math.max(log[c], -1e300)))
    total += weights[c]
  }
  if (!(total > 0)) return NaN
  if (geometric) return scale * Math.exp(sum / total)
  return scale * Math.exp(Math.log1p(Math.max(sum / total, -1)) / power)
}

/** Score every node; `powers` holds one exponent an aggregate. */
export function rollUp(
  indicators: Columns, weights: readonly number[], tree: Tree, powers: readonly number[],
): Float64Array[] {
  const nodes: Float64Array[] = indicators.slice()
  tree.children.forEach((below, a) => {
    const parts = below.map((node) => nodes[node])
    const score = powerMean(parts, below.map((node) => weights[node]), powers[a])
    if (tree.available[a] > 0) demand(score, parts, tree.available[a])
    nodes.push(score)
  })
  return nodes
}

function demand(score: Float64Array, parts: Columns, minimum: number): void {
  for (let u = 0; u < score.length; u++) {
    let present = 0
    for (const part of parts) if (part[u] === part[u]) present++
    if (present / parts.length < minimum - 1e-12) score[u] = NaN
  }
}

function halfEven(x: number): number {
  const low = Math.floor(x)
  const rest = x - low
  if (rest !== 0.5) return Math.round(x)
  return low % 2 === 0 ? low : low + 1
}

/** Round scores so that differences of floating noise vanish (kernels/ties.py). */
export function rounded(scores: Float64Array): Float64Array {
  let largest = 0
  for (const x of scores) if (Math.abs(x) > largest && Math.abs(x) < Infinity) largest = Math.abs(x)
  const exponent = Math.floor(Math.log10(largest > 0 ? largest : 1))
  const step = 10 ** Math.min(DECIMALS, SIGNIFICANT - 1 - exponent)
  return scores.map((x) => halfEven(x * step) / step + 0)
}

/** Competition ranks, 1 being the best; NaN where there is no score. */
export function ranksOf(scores: Float64Array): Float64Array {
  const value = rounded(scores)
  const order = new Uint32Array(value.length)
  let count = 0
  for (let u = 0; u < value.length; u++) if (Number.isFinite(value[u])) order[count++] = u
  const ranked = order.subarray(0, count).sort((a, b) => value[b] - value[a] || a - b)
  const ranks = new Float64Array(value.length).fill(NaN)
  for (let i = 0; i < count; i++) {
    const same = i > 0 && value[ranked[i]] === value[ranked[i - 1]]
    ranks[ranked[i]] = same ? ranks[ranked[i - 1]] : i + 1
  }
  return ranks
}

/** Shares within the parent; NaN below a node whose children all have weight 0. */
export function localShares(weights: readonly number[], tree: Tree): Float64Array {
  const shares = new Float64Array(weights.length).fill(1)
  for (const below of tree.children) {
    let total = 0
    for (const node of below) total += weights[node]
    for (const node of below) shares[node] = total > 0 ? weights[node] / total : NaN
  }
  return shares
}

/** Weight of every node in the index: the product of the shares on its way up. */
export function effectiveWeights(weights: readonly number[], tree: Tree): Float64Array {
  const effective = localShares(weights, tree)
  for (let a = tree.children.length - 1; a >= 0; a--) {
    for (const node of tree.children[a]) effective[node] *= effective[tree.leaves + a]
  }
  return effective
}

/** What each node brings to one unit's index: the children of a node add up to it. */
export function contributionsOf(
  nodes: Columns, weights: readonly number[], tree: Tree, unit: number,
): Float64Array {
  const known = (node: number) => (Number.isFinite(nodes[node][unit]) ? nodes[node][unit] : 0)
  if (!Number.isFinite(nodes[nodes.length - 1][unit])) return new Float64Array(nodes.length)
  // what a point of a node's own score is worth in the index
  const scale = new Float64Array(nodes.length)
  scale[nodes.length - 1] = 1
  for (let a = tree.children.length - 1; a >= 0; a--) {
    const below = tree.children[a].filter((node) => Number.isFinite(nodes[node][unit]))
    let [total, size, weight] = [0, 0, 0]
    for (const node of below) {
      total += known(node) * weights[node]
      size += Math.abs(known(node) * weights[node])
      weight += weights[node]
    }
    const score = known(tree.leaves + a)
    const additive = Math.abs(total - score * weight) <= ROUNDING * size
    const [top, bottom] = additive ? [1, weight] : [score, total]
    const worth = bottom !== 0 ? (scale[tree.leaves + a] * top) / bottom : 0
    for (const node of below) scale[node] = weights[node] * worth
  }
  return scale.map((one, node) => one * known(node))
}

/** Split the difference of two units' scores into what each node brings; it adds up exactly. */
export function differenceOf(
  nodes: Columns, weights: readonly number[], tree: Tree, powers: readonly number[], a: number, b: number,
): Float64Array {
  const root = nodes.length - 1
  const brought = new Float64Array(nodes.length)
  const scale = new Float64Array(nodes.length)
  brought[root] = nodes[root][a] - nodes[root][b]
  scale[root] = 1
  for (let k = tree.children.length - 1; k >= 0; k--) {
    splitOne(nodes, weights, tree.children[k], tree.leaves + k, powers[k], a, b, brought, scale)
  }
  return brought
}

function splitOne(
  nodes: Columns, weights: readonly number[], below: readonly number[], node: number, power: number,
  a: number, b: number, brought: Float64Array, scale: Float64Array,
): void {
  const slope = slopeOf(nodes[node][a], nodes[node][b], power)
  const outer = slope > 0 ? scale[node] / slope : 0
  const ofA = sharesOf(nodes, weights, below, a)
  const ofB = sharesOf(nodes, weights, below, b)
  const centre = (behind(nodes[node][a], power) + behind(nodes[node][b], power)) / 2
  const parts = below.map((child, c) => {
    const fa = behind(nodes[child][a], power)
    const fb = behind(nodes[child][b], power)
    const one = Number.isFinite(fa) ? ofA[c] * (fa - centre) : 0
    const other = Number.isFinite(fb) ? ofB[c] * (fb - centre) : 0
    return outer * (one - other)
  })
  const rest = brought[node] - parts.reduce((sum, part) => sum + part, 0)
  below.forEach((child, c) => {
    const share = (ofA[c] + ofB[c]) / 2
    brought[child] = parts[c] + rest * share
    scale[child] = outer * share * slopeOf(nodes[child][a], nodes[child][b], power)
  })
}

function sharesOf(nodes: Columns, weights: readonly number[], below: readonly number[], unit: number): number[] {
  const weight = below.map((node) => (Number.isFinite(nodes[node][unit]) ? weights[node] : 0))
  const total = weight.reduce((sum, w) => sum + w, 0)
  return weight.map((w) => (total > 0 ? w / total : 0))
}

/** The increasing function behind a power mean. */
function behind(x: number, power: number): number {
  if (power === 0) return Math.log(x)
  return power === 1 ? x : Math.sign(power) * x ** power
}

function slopeOf(a: number, b: number, power: number): number {
  const near = Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
  const middle = (a + b) / 2
  const limit = power === 0 ? 1 / middle : Math.abs(power) * middle ** (power - 1)
  const slope = near ? limit : (behind(a, power) - behind(b, power)) / (a - b)
  return Number.isFinite(slope) ? slope : 0
}
