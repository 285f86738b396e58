/** Bytes from letters, as Python's base64.b85encode writes them (tests/show/test_report.py writes the same). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf } from '../src/letters'

test('what Python writes is read', () => {
  // python 3.11: base64.b85encode(bytes(range(250, 256)) + b"poliscope <&>").decode().translate(str.maketrans("<>&", ",.:"))
  const expected = [...Array.from({ length: 6 }, (_, i) => 250 + i), ...new TextEncoder().encode('poliscope <&>')]
  assert.deepEqual([...bytesOf('`uqI-{{L`qY-w|2Z*XNGJSIK')], expected)
  for (let n = 0; n < 6; n++) assert.equal(bytesOf('0'.repeat(n)).length, Math.floor((n * 4) / 5))
})
