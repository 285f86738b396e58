/** What the page makes of the data it is given: against small cases by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptabilityIn, aheadIn, beyondSize, type Robustness } from '../src/study'

test('scores beyond size lose the means of row and column', () => {
  // by hand: rows 1.5 and 3.5 and 5, columns 4 and 3 and 3, all 10 / 3
  const raw = [[null, 1, 2], [3, null, 4], [5, 5, null]]
  const found = beyondSize(raw)
  const all = 20 / 6
  assert.equal(found[0][0], null)
  assert.ok(Math.abs(found[0][1]! - (1 - 1.5 - 3 + all)) < 1e-12)
  assert.ok(Math.abs(found[2][0]! - (5 - 5 - 4 + all)) < 1e-12)
  // nobody is counted who has no number
  assert.deepEqual(beyondSize([[null, null], [null, null]]), [[null, null], [null, null]])
})

test('half of the matrix says who is ahead of whom', () => {
  const scope = { rank_acceptability: [[100000, 0], [null, null]], ahead: [[25, null], [60], []] } as unknown as Robustness['scopes'][number]
  assert.equal(aheadIn(scope, 0, 1), 0.25)
  assert.equal(aheadIn(scope, 1, 0), 0.75)
  assert.equal(aheadIn(scope, 2, 1), 0.4)
  assert.equal(aheadIn(scope, 0, 2), null)
  assert.equal(aheadIn({ ...scope, ahead: null }, 0, 1), null)
  assert.deepEqual(acceptabilityIn(scope), [[1, 0], [null, null]])
})
