/** Numbers read as in Python: the file is written by tests/scoring_golden.py. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { figure, fixed, percent, signed, significant } from '../src/numbers'

declare const ROOT: string
type Row = { value: number; fixed: string[]; significant: string; figure: string } | { share: number; percent: string }
const rows = JSON.parse(readFileSync(`${ROOT}/tests/golden/scoring/numbers.json`, 'utf8')) as Row[]

test('every number is written as Python writes it', () => {
  assert.ok(rows.length > 80)
  for (const row of rows) {
    if ('share' in row) assert.equal(percent(row.share), row.percent)
    else {
      row.fixed.forEach((text, decimals) => assert.equal(fixed(row.value, decimals), text))
      assert.equal(significant(row.value, 3), row.significant)
      assert.equal(figure(row.value), row.figure)
    }
  }
})

test('no number, and signs', () => {
  assert.equal(fixed(NaN, 1), '–')
  assert.equal(percent(null), '–')
  assert.deepEqual([signed(1.25, 1), signed(-0.26, 1), signed(-0.04, 1), signed(0, 1)], ['+1.3', '−0.3', '0.0', '0.0'])
})
