/** Sentences from the catalogs that Python shares: whole, with named slots. */
import type { Study, Text } from './study'

type Slots = Record<string, string | number>

export class Words {
  constructor(readonly data: Study, readonly language: string) {}

  say(key: string, slots: Slots = {}): string {
    const entry = this.data.catalog[this.language][key]
    if (entry === undefined) throw new Error(`the catalog has no "${key}"`)
    const form = typeof entry === 'string' ? entry : String(slots['count']) === '1' ? entry.one : entry.other
    // a shared place is marked in tables; in a Chinese sentence it has a word
    return form.replace(/\{([a-z_]+)\}/g, (_, name: string) => String(slots[name])).replace('第=', '并列第')
  }

  /** A text of the study; another language rather than nothing. */
  own(texts: Text | null | undefined): string {
    if (!texts) return ''
    for (const name of [this.language, '', ...this.data.languages, ...Object.keys(texts)]) if (texts[name]) return texts[name]
    return ''
  }

  unit(u: number): string {
    return legible(this.data.units.labels[this.language][u])
  }

  node(n: number): string {
    return legible(this.data.tree.labels[this.language][n])
  }

  unitOf(code: string): string {
    const u = this.data.units.codes.indexOf(code)
    return u < 0 ? legible(code) : this.unit(u)
  }

  label(list: { labels: Record<string, string[]> }, at: number): string {
    return legible((list.labels[this.language] ?? Object.values(list.labels)[0])[at])
  }

  list(names: string[], atMost = 8): string {
    const comma = this.say('list.comma')
    if (names.length > atMost) {
      return this.say('list.more', { names: names.slice(0, atMost).join(comma), count: names.length - atMost })
    }
    if (names.length < 2) return names.join('')
    return this.say('list.and', { names: names.slice(0, -1).join(comma), last: names[names.length - 1] })
  }

  get code(): string {
    return this.say('language.code')
  }

  /** What is compared, as the head of a column: City, Region. */
  get noun(): string {
    const noun = legible(this.own(this.data.about.unit) || this.say('unit.noun'))
    return noun.charAt(0).toLocaleUpperCase() + noun.slice(1)
  }
}

/** A name without characters that steer the line around it. */
export function legible(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
}
