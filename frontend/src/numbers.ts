/** Numbers as a person reads them; the same digits as show/numbers.py (half up on the decimal digits). */

export const MISSING = '–'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 })
const cache = new Map<number, Intl.NumberFormat>()

export function fixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return MISSING
  let format = cache.get(decimals)
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    cache.set(decimals, format)
  }
  return positiveZero(format.format(value))
}

function positiveZero(text: string): string {
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text
}

export function significant(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return MISSING
  return new Intl.NumberFormat('en-US', { maximumSignificantDigits: digits }).format(value + 0)
}

/** A figure as it was given: exactly up to eight digits, else to six, never less than whole. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return MISSING
  const size = Math.abs(value)
  if (value !== 0 && !(size >= 1e-6 && size < 1e15)) {
    return String(Number(value.toPrecision(6))).replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const digits = size === 0 ? 1 : size.toString().replace('.', '').replace(/^0+/, '').length
  if (digits <= 8 || Number.isInteger(value)) return positiveZero(grouped.format(value))
  const decimals = Math.max(0, 5 - Math.floor(Math.log10(size)))
  return positiveZero(new Intl.NumberFormat('en-US', { maximumFractionDigits: Math.min(20, decimals) }).format(value))
}

/** A share as a percentage that never claims all or nothing by rounding. */
export function percent(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return MISSING
  if (share > 0 && share < 0.001) return '<0.1%'
  if (share > 0.999 && share < 1) return '>99.9%'
  const fine = (share > 0 && share < 0.1) || (share > 0.99 && share < 1)
  return positiveZero(
    new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: fine ? 1 : 0 }).format(share),
  )
}

/** A difference with its sign. */
export function signed(value: number, decimals: number): string {
  const text = fixed(Math.abs(value), decimals)
  if (/^[0.,]*$/.test(text)) return text
  return (value > 0 ? '+' : '−') + text
}
