/** Draws of weights, best cases, maps of winners: against brute force and what must hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptability, ahead, answer, drawsFor, randomFrom } from '../src/certainty'
import { areasOf, bestCase, winnerMap, winnerOf } from '../src/search'

const tree = { leaves: 3, children: [[0, 1, 2]], available: [0] }
const indicators = [[90, 40, 50, 10], [20, 85, 50, 10], [30, 40, 55, NaN]].map((column) => Float64Array.from(column))

test('shares of draws add up, repeat with the seed, and agree with counting', () => {
  const question = { id: 1, indicators, weights: [1, 1, 1, 1], powers: [1], tree, spread: 0.5, draws: 4000, seed: 7 }
  const found = answer(question)
  const share = acceptability(found, 4)
  for (const row of share) assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-9)
  assert.deepEqual([...answer(question).ranks], [...found.ranks])
  assert.ok(Math.abs(ahead(found, 0, 1) + ahead(found, 1, 0) - 1) < 1e-12)
  assert.deepEqual(found.range[3], [4, 4, 4])
  // by another way: the same weights drawn again, scores compared directly
  const random = randomFrom(7)
  let wins = 0
  for (let d = 0; d < 4000; d++) {
    const w = [1, 1, 1, 1].map((one) => one * (1 + 0.5 * (2 * random() - 1)))
    const score = (u: number): number => indicators.reduce((sum, column, i) => sum + w[i] * column[u], 0)
    if (score(0) > score(1)) wins++
  }
  assert.ok(Math.abs(wins / 4000 - ahead(found, 0, 1)) < 1e-9)
})

test('large studies get fewer draws, never too few', () => {
  assert.equal(drawsFor(2848, 45), 1540)
  assert.equal(drawsFor(20, 10), 10_000)
  assert.equal(drawsFor(1e6, 100), 200)
})

test('a best case puts a unit first wherever a grid of weights does', () => {
  for (const unit of [0, 1, 2]) {
    const weights = bestCase(indicators, [1, 1, 1], 1, 0, unit, 3)
    assert.ok(Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-9)
    assert.equal(winnerOf(indicators, weights, 1, 0), unit)
  }
  assert.notEqual(winnerOf(indicators, bestCase(indicators, [1, 1, 1], 1, 0, 3, 3), 1, 0), 3)
})

test('areas of the map agree with counting points, and fill the triangle', () => {
  const areas = new Map(areasOf(winnerMap(indicators, [1, 1, 1], [0, 1, 2], 1, 0, 60)))
  const counts = new Map<number, number>()
  const steps = 300
  let points = 0
  for (let i = 0; i < steps; i++) {
    for (let j = 0; i + j < steps; j++) {
      const w = [(i + 1 / 3) / steps, (j + 1 / 3) / steps]
      const who = winnerOf(indicators, [...w, 1 - w[0] - w[1]], 1, 0)
      counts.set(who, (counts.get(who) ?? 0) + 1)
      points++
    }
  }
  assert.ok(Math.abs([...areas.values()].reduce((a, b) => a + b, 0) - 1) < 1e-6)
  for (const [who, count] of counts) assert.ok(Math.abs((areas.get(who) ?? 0) - count / points) < 0.01, `${who}`)
})
