/**
 * What the page is given: JSON written by src/poliscope/show/page_data.py, from the bundle of show/bundle.
 *
 * Matrices stand by column (one list a node), null is "no number". `Packed` columns may be one value where
 * all units have the same. Analyses that were not run are null; the page then names the command.
 */
import type { Columns, Tree } from './scoring'

export type Language = string
/** A text by language. */
export type Text = Readonly<Record<string, string>>
export type Maybe<T> = T | null
type Column = Maybe<number>[]
type PackedColumn = Maybe<number> | Column

export interface Labels {
  codes: string[]
  labels: Record<Language, string[]>
}

type Sentence = string | { one: string; other: string }
/** Shares are carried as whole numbers of hundred thousandths. */
const SHARE = 1e5

export interface PageData {
  schema: 'poliscope-page'
  version: 1
  languages: Language[]
  about: {
    id: string; title: Text; question: Text; description: Text; unit: Text
    focus: string[]; period: string; seed: number; digest: string; poliscope: string; command: string
    decimals: number
  }
  units: Labels & { groups: Record<string, string[]> }
  tree: Labels & {
    indicators: number
    parent: Maybe<number>[]; level: number[]; weight: number[]; share: number[]; effective: number[]
    direction: number[]; unit_of_measure: string[]; denominator: Maybe<string>[]
    denominator_scale: number[]; source: string[]; description: string[]
    aggregation: { method: string; power: Maybe<number>; minimum_availability: number }[]
  }
  weight_sets: Record<string, number[]>
  recipe: {
    steps: {
      step: string; scope: string; at: Maybe<number | string[]>; method: string
      label: Text; summary: Text
      parameters: { name: string; value: unknown; default: boolean; description: string }[]
      references: number[]
    }[]
    aggregations: Record<string, Text>
    bibliography: string[]
  }
  /** Figures as they were given, and normalised ones with twelve digits: scores of these are right to 1e-9. */
  values: { raw: Maybe<Column[]>; normalised: Column[]; denominators: Maybe<Column[]> }
  /** Aggregates by column, as the program computed them; null where the page can compute them itself. */
  scores: Maybe<Column[]>
  /** Rank of each unit in the index, as the program computed it. */
  rank: Column
  cells: { imputed: [number, number][]; treated: [number, number, number, number, string][]; actions: Record<string, Text> }
  conflicts: {
    unit: string; indicator: string; period: string; rule: string; value: Maybe<number>
    claims: { value: Maybe<number>; period: string; source: string; address: string; locator: string; quote: string; status: string }[]
  }[]
  evidence: {
    columns: string[]; claims: number; held_back: number
    sources: { title: string; address: string; file: string; figures: number }[]
    notes: Maybe<{ source: number; locator: string; quote: string; status: string; standard_error: Maybe<number> }[]>
    periods: string[]; measures: string[]
    source: Maybe<PackedColumn[]>; row: Maybe<PackedColumn[]>; note: Maybe<PackedColumn[]>
    period: Maybe<PackedColumn[]>; measure: Maybe<PackedColumn[]>
  }
  findings: Finding[]
  flags: { kind: string; count: number; share: number; cells: [string, string, string][]; words: Text }[]
  excluded: { unit: string; reason: string; available: number; words: Text }[]
  standing: { unit: string; words: Text }[]
  robustness: Maybe<Robustness>
  structure: Maybe<Structure>
  complementarity: Maybe<Complementarity>
  incidence: Maybe<Incidence[]>
  peers: Maybe<Peers[]>
  trends: Maybe<Trends>
  commands: Record<string, string>
  /** What was left out for size: "raw", "references", "notes", "digits". */
  left_out: string[]
  /** `keys`, and the sentences of each language in their order. */
  catalog: Record<string, Sentence[]>
}

/**
 * How sure: src/poliscope/show/bundle/robustness.py, of which the page shows this. Lists by unit are in the order
 * of `units.codes`, null for a unit without a rank; weights are one number a node.
 */
export interface Robustness {
  verdict: { grade: 'secure' | 'firm' | 'leaning' | 'open' | 'unfounded'; named: boolean; first_tier: string[]; first_share: Maybe<number>; words: Text }
  /** 1, 2, ... by unit. */
  tiers: Maybe<number>[]
  tier_rule: Text
  /** Each weight may be off by this share of itself; null where the study has limits of its own. */
  spread: Maybe<number>
  /** Which weights count as defensible, in words. */
  rules: Text
  /** One for each kind of doubt; the first is shown first. */
  scopes: {
    name: 'weights' | 'choices' | 'data'
    draws: number
    /** Units x ranks, hundred thousandths of the draws; the first 50 ranks. */
    rank_acceptability: Maybe<number>[][]
    /** 5 %, 50 %, 95 % quantile by unit. */
    rank_range: Maybe<[number, number, number]>[]
    /**
     * In how many of a hundred draws a unit is ahead of each one behind it in the list, ties half; all and
     * none only where it is so. Null to save room.
     */
    ahead: Maybe<Maybe<number>[][]>
  }[]
  /** Best and worst rank under the declared weights, certain. */
  possible_ranks: Maybe<[number, number]>[]
  potential_winners: { unit: string; plausible: boolean; weights: number[]; words: Maybe<Text> }[]
  /** Smallest changes of the weights that put another first, the smallest first; `change` is a share of all weight. */
  dethroning: { challenger: string; change: number; weights: number[]; words: Text }[]
  /** What moves the result: one bar a choice. */
  sensitivity: { choice: string; label: Text; first_order: Maybe<number>; total_order: Maybe<number> }[]
}

/** A claim in words; which unit it is about stands in one of the fields. */
export interface Finding {
  type: string
  unit?: string
  region?: string
  pacing?: { unit: string }
  words: Text
}

// What follows is made by src/poliscope/show/page_regional.py; lists by unit are in the order of `units.codes`.

/** Why: industries and paths. */
export interface Structure {
  name: string
  period: string
  measure: string
  /** Of the table of activities. */
  source: string
  activities: Labels & {
    group: string[]
    ubiquity: number[]
    complexity: Maybe<number>[]
    /** Position in the industry space, both 0..1; null where it has no link. */
    position: Maybe<[number, number]>[]
  }
  /** Pairs of activities that are drawn joined. */
  links: [number, number][]
  /** Location quotients, unit by activity. */
  quotients: Maybe<Maybe<number>[]>[]
  /** A quotient from which a unit counts as specialised. */
  threshold: number
  /** [all, national, mix, own] growth as shares of where it began, by unit. */
  change: Maybe<{
    periods: string[]
    unit: Maybe<Maybe<number>[]>[]
    /** Share of the structure that moved: from period to period, and since the first; by unit. */
    steps: Maybe<Maybe<number>[]>[]
    net: Maybe<Maybe<number>[]>[]
  }>
  /** [activity, nearness beyond size, probability] of what each unit lacks. */
  next: Maybe<[number, number, Maybe<number>][]>[]
  horizon: Maybe<number>
  conventions: Text[]
}

/** Who with whom: the row gives, the column receives. */
export interface Complementarity {
  matrix: Maybe<number>[][]
  /** Numbers of the matrix have so many decimals more than are written. */
  decimals: number
  /** Units ordered so that similar ones stand together. */
  order: number[]
  items: Labels
  /** By unit: items that it is strong in; null where the items are not activities. */
  has: Maybe<Maybe<number[]>[]>
  /** By unit: [partner, what carries it]; a partner that the page does not count with both scores. */
  best: [number | string, number[], Maybe<number>?, Maybe<number>?][][]
  conventions: Text[]
}

/** Climate or luck: [observed, expected, ratio, shrunk, low, high] by unit. */
export interface Incidence {
  event: Text
  exposure: Text
  level: number
  unit: Maybe<Maybe<number>[]>[]
}

/** The mirror of one unit: [value, benchmark, gap, worth] by indicator. */
export interface Peers {
  unit: string
  peers: string[]
  indicators: string[]
  gaps: Maybe<number>[][]
}

/** Growth a year of indicators, unit by indicator, with its interval. */
export interface Trends {
  indicators: Labels
  years: number[]
  growth: Maybe<Maybe<number>[]>[]
  lower: Maybe<Maybe<number>[]>[]
  upper: Maybe<Maybe<number>[]>[]
}

/** Page data made ready to compute with. */
export interface Study extends Omit<PageData, 'catalog'> {
  readonly catalog: Record<Language, Record<string, Sentence>>
  /** The row gives, the column receives; and the same beyond the means of row and column. */
  readonly partners: Maybe<{ raw: Maybe<number>[][]; beyond: Maybe<number>[][] }>
  readonly scoringTree: Tree
  readonly indicators: Columns
  /** Exponent of each aggregate; null where the study uses another kind of mean. */
  readonly powers: readonly Maybe<number>[]
  readonly root: number
  readonly below: readonly (readonly number[])[]
  /** Lowest normalised figure: what powers suit. */
  readonly lowest: number
  readonly unitAt: ReadonlyMap<string, number>
  readonly imputed: ReadonlySet<number>
}

export function readStudy(data: PageData): Study {
  const leaves = data.tree.indicators
  const nodes = data.tree.codes.length
  const children: number[][] = Array.from({ length: nodes - leaves }, () => [])
  data.tree.parent.forEach((parent, node) => {
    if (parent !== null) children[parent - leaves].push(node)
  })
  const indicators = data.values.normalised.map(numbersOf)
  let lowest = Infinity
  for (const column of indicators) for (const x of column) if (x < lowest) lowest = x
  const units = data.units.codes.length
  const { keys, ...languages } = data.catalog
  return {
    ...data,
    catalog: Object.fromEntries(Object.entries(languages)
      .map(([name, said]) => [name, Object.fromEntries(keys.map((key, k) => [key, said[k]]))])),
    partners: data.complementarity && partnersOf(data.complementarity),
    scoringTree: { leaves, children, available: data.tree.aggregation.map((a) => a.minimum_availability) },
    indicators,
    powers: data.tree.aggregation.map((a) => a.power),
    root: nodes - 1,
    below: Array.from({ length: nodes }, (_, node) => (node < leaves ? [] : inOrder(children, leaves, node))),
    lowest,
    unitAt: new Map(data.units.codes.map((code, u) => [code, u])),
    imputed: new Set(data.cells.imputed.map(([u, i]) => i * units + u)),
  }
}

function partnersOf({ matrix, decimals }: Complementarity): { raw: Maybe<number>[][]; beyond: Maybe<number>[][] } {
  const raw = matrix.map((row) => row.map((x) => (x === null ? null : x / 10 ** decimals)))
  return { raw, beyond: beyondSize(raw) }
}

/** Scores less the means of row and column: as answers/complementarity.py. */
export function beyondSize(raw: readonly (readonly Maybe<number>[])[]): Maybe<number>[][] {
  const mean = (values: readonly Maybe<number>[]): number => {
    const known = values.filter((x) => x !== null)
    return known.reduce((sum, x) => sum + x, 0) / Math.max(1, known.length)
  }
  const [rows, columns, all] = [raw.map(mean), raw.map((_, b) => mean(raw.map((row) => row[b]))), mean(raw.flat())]
  return raw.map((row, a) => row.map((x, b) => (x === null ? null : x - rows[a] - columns[b] + all)))
}

type Scope = Robustness['scopes'][number]

/** Share of the draws in which one unit is ahead of another. */
export function aheadIn(scope: Scope, one: number, other: number): Maybe<number> {
  const least = Math.min(one, other)
  const found = scope.ahead?.[least]?.[Math.max(one, other) - least - 1] ?? null
  return found === null ? null : (one < other ? found : 100 - found) / 100
}

/** Units x ranks, share of draws. */
export function acceptabilityIn(scope: Scope): Maybe<number>[][] {
  return scope.rank_acceptability.map((row) => row.map((x) => (x === null ? null : x / SHARE)))
}

/** Children in the order of the framework: by their first indicator. */
function inOrder(children: number[][], leaves: number, node: number): number[] {
  const first = (n: number): number => (n < leaves ? n : Math.min(...children[n - leaves].map(first)))
  return [...children[node - leaves]].sort((a, b) => first(a) - first(b))
}

export function numbersOf(column: Column): Float64Array {
  return Float64Array.from(column, (x) => (x === null ? NaN : x))
}

/** Look into a packed column. */
export function packed(columns: Maybe<PackedColumn[]>, column: number, unit: number): Maybe<number> {
  const one = columns?.[column]
  return Array.isArray(one) ? one[unit] : (one ?? null)
}

export function leavesBelow(study: Study, node: number): number[] {
  return study.below[node].length === 0 ? [node] : study.below[node].flatMap((child) => leavesBelow(study, child))
}
