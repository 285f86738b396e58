/** The page scores as Python does: files written by tests/scoring_golden.py. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { contributionsOf, differenceOf, effectiveWeights, ranksOf, rollUp, rounded } from '../src/scoring'

declare const ROOT: string
type Numbers = (number | null)[]
interface Golden {
  seed: number; parents: Numbers; leaves: number; powers: number[]; minimum: number[]; weights: number[]
  x: Numbers[]; scores: Numbers[]; ranks: Numbers[]; contributions: Numbers[]; difference: Numbers; effective: Numbers
}

const folder = `${ROOT}/tests/golden/scoring/`
const studies: Golden[] = readdirSync(folder).filter((name) => name.startsWith('studies')).sort()
  .flatMap((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Golden[])

function same(mine: ArrayLike<number>, theirs: Numbers, what: string): void {
  assert.equal(mine.length, theirs.length, what)
  theirs.forEach((value, i) => {
    if (value === null) assert.ok(!Number.isFinite(mine[i]), `${what}[${i}]: ${mine[i]}, not missing`)
    else assert.ok(Math.abs(mine[i] - value) <= 1e-9 * Math.max(1, Math.abs(value)), `${what}[${i}]: ${mine[i]} is not ${value}`)
  })
}

test('there are 200 studies, with ties, gaps and every kind of mean', () => {
  assert.equal(studies.length, 200)
  const tied = studies.filter((s) => {
    const top = s.ranks.map((row) => row[row.length - 1]).filter((r) => r !== null)
    return new Set(top).size < top.length
  })
  assert.ok(tied.length > 100)
  assert.ok(studies.filter((s) => s.x.some((row) => row.includes(null))).length > 80)
  for (const power of [1, 0, -1]) assert.ok(studies.filter((s) => s.powers.includes(power)).length > 50)
})

for (const study of studies) {
  test(`study ${study.seed}`, () => {
    const { leaves } = study
    const children = study.powers.map((_, a) => study.parents.flatMap((p, node) => (p === leaves + a ? [node] : [])))
    const tree = { leaves, children, available: study.minimum }
    const columns = Array.from({ length: leaves }, (_, i) => Float64Array.from(study.x, (row) => row[i] ?? NaN))
    const nodes = rollUp(columns, study.weights, tree, study.powers)
    const by = (rows: Numbers[], node: number): Numbers => rows.map((row) => row[node])
    nodes.forEach((scores, node) => {
      same(scores, by(study.scores, node), `score of node ${node}`)
      same(ranksOf(scores), by(study.ranks, node), `rank at node ${node}`)
    })
    study.x.forEach((_, u) => same(contributionsOf(nodes, study.weights, tree, u), study.contributions[u], `parts of ${u}`))
    same(effectiveWeights(study.weights, tree), study.effective, 'effective weights')
    const last = study.x.length - 1
    if (study.difference.every((d) => d !== null)) {
      same(differenceOf(nodes, study.weights, tree, study.powers, 0, last), study.difference, 'difference')
    }
  })
}

test('halves are rounded to even, as numpy does, and there is no negative zero', () => {
  const made = rounded(Float64Array.from([0.5e-9, 1.5e-9, 2.5e-9, -0.5e-9, -0.1e-9]))
  assert.deepEqual([...made].map((x) => x * 1e9 + 0).map(Math.round), [0, 2, 2, 0, 0].map((x) => x + 0))
  assert.ok(!Object.is(made[4], -0))
})
