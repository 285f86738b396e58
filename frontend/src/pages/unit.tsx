/** One unit: rank, range, tier; profile; strengths and weak points; trend; peers; claims. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Chart } from '../chart'
import { MISSING, percent, signed, significant } from '../numbers'
import { usePage, type State } from '../state'
import { leavesBelow, packed, type Peers } from '../study'
import { Choice, countsOf, Findings, linkTo, Name, NotRun, Num, rangeText, rankText, Row, Section, Source, Table, UnitLink, UnitPicker, useScore, useWords } from '../ui'
import { Value, valueOf } from './parts'

export function Unit(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.settled.value
  const unit = state.unit.value
  const ranks = model.rankAt(study.root)
  const name = words.unit(unit)
  const leaves = study.scoringTree.leaves
  // a unit that is not ranked has figures too
  const given = Array.from({ length: leaves }, (_, i) => i)
    .filter((i) => (study.values.raw ? study.values.raw[i][unit] !== null : study.indicators[i][unit] === study.indicators[i][unit])).length
  const out = study.excluded.find((one) => one.unit === study.units.codes[unit])
  const scope = !model.own ? study.robustness?.scopes[0].rank_range[unit] : null
  const tier = !model.own ? study.robustness?.tiers[unit] : null
  const facts: [string, string][] = [
    [words.say('app.column.rank'), `${rankText(ranks, unit)} / ${model.order.length}`],
    [words.say('app.column.score'), score(model.nodes[study.root][unit])],
    [words.say('app.unit.figures'), `${given} / ${leaves}`],
  ]
  if (scope) facts.push([words.say('app.column.range'), rangeText(scope)])
  if (tier) facts.push([words.say('app.unit.tier'), String(tier)])
  return (
    <Section id="unit" title={words.say('app.unit.title', { unit: name })}
      answer={ranks[unit] === ranks[unit] ? words.say('app.answer.standing', { unit: name, rank: rankText(ranks, unit), ranked: model.order.length, score: score(model.nodes[study.root][unit]) }) : out ? words.say('app.unit.unranked.why', { unit: name, reason: words.own(out.words) }) : words.say('app.unit.unranked', { unit: name })}>
      <div class="tools">
        <UnitPicker label={words.say('app.pick.unit')} value={unit} onPick={(u) => { state.unit.value = u }} />
        <a class="button" {...linkTo(state, 'compare', unit, state.other.value === unit ? model.order.find((u) => u !== unit) ?? unit : state.other.value)}>{words.say('app.unit.compare')}</a>
      </div>
      <dl class="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {given > 0 && given < leaves * 0.7 && <p class="alert">{words.say('app.unit.few', { given, total: leaves })}</p>}
      {given > 0 && <Strengths unit={unit} />}
      <Profile unit={unit} />
      <Trend unit={unit} />
      <PeersOf unit={unit} />
      <Claims unit={unit} />
    </Section>
  )
}

/** The best and the worst ranks among the indicators, at most a third of all each: as answers/profile.py. */
export function strengthsOf(state: State, unit: number): { strong: number[]; weak: number[] } {
  const model = state.settled.value
  const leaves = state.study.scoringTree.leaves
  const ranked = Array.from({ length: leaves }, (_, i) => i).filter((i) => model.rankAt(i)[unit] === model.rankAt(i)[unit])
  const count = (i: number): number => model.rankAt(i).reduce((n, r) => n + (r === r ? 1 : 0), 0)
  const place = (i: number): number => model.rankAt(i)[unit] / count(i)
  ranked.sort((a, b) => place(a) - place(b) || a - b)
  const most = Math.min(5, Math.floor(ranked.length / 3))
  return { strong: ranked.slice(0, most), weak: ranked.slice(ranked.length - most).reverse() }
}

function Strengths(props: { unit: number }): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const { strong, weak } = strengthsOf(state, props.unit)
  const model = state.settled.value
  if (strong.length === 0) return null
  const list = (title: string, nodes: number[]): JSX.Element => (
    <div>
      <h3>{title}</h3>
      <ul class="plain">
        {nodes.map((i) => <li key={i}><Name>{words.node(i)}</Name>: {words.say('app.unit.rank-of', { rank: rankText(model.rankAt(i), props.unit), ranked: model.rankAt(i).reduce((n, r) => n + (r === r ? 1 : 0), 0) })} · <Value unit={props.unit} indicator={i} /></li>)}
      </ul>
    </div>
  )
  return (
    <>
      <div class="columns">{list(words.say('app.unit.strengths'), strong)}{list(words.say('app.unit.weaknesses'), weak)}</div>
      <p class="small">{words.say('app.unit.rule')}</p>
    </>
  )
}

/** Every part and indicator: score against median and middle half of all, or of a group. */
function Profile(props: { unit: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.settled.value
  const [against, setAgainst] = useState('')
  const groups = Object.entries(study.units.groups).filter(([, values]) => values[props.unit])
  const peers = mirrorOf(state, props.unit)
  const options: [string, string][] = [['', words.say('app.unit.against.all')], ...groups.map(([name, values]) => [name, values[props.unit]] as [string, string])]
  if (peers) options.push(['peers', words.say('app.unit.against.peers')])
  const values = groups.find(([name]) => name === against)?.[1]
  const among = against === 'peers' && peers ? new Set(peers.peers.map((code) => study.unitAt.get(code))) : null
  const others = model.order.filter((u) => (among ? among.has(u) : !values || values[u] === values[props.unit]))
  const rows: [number, number][] = []
  const walk = (node: number, depth: number): void => {
    rows.push([node, depth])
    for (const child of study.below[node]) walk(child, depth + 1)
  }
  walk(study.root, 0)
  return (
    <>
      <h3>{words.say('app.unit.profile')}</h3>
      <div class="tools">
        {options.length > 1 && <Choice label={words.say('app.unit.against')} value={against} options={options} onPick={setAgainst} />}
      </div>
      <Chart id={`profile-${study.units.codes[props.unit]}`} title={words.say('app.unit.title', { unit: words.unit(props.unit) })}>
      <p class="small profile-key"><span class="dots-key"><i class="middle-half" /></span> {words.say('app.unit.key.half')} <span class="dots-key"><i class="median" /></span> {words.say('app.unit.key.median')} <span class="dots-key"><i class="dot" /></span> {words.unit(props.unit)} <span class="dots-key"><i class="dot hollow" /></span> {words.say('mark.imputed')}</p>
      <Table caption={words.say('app.unit.profile')} hidden class="profile" heads={[words.say('app.column.part'), [words.say('app.column.score')], [words.say('app.unit.against'), 'unseen'], [words.say('app.column.rank')], [words.say('app.column.value')]]}>
        {rows.map(([node, depth]) => {
          const column = model.nodes[node]
          const all = model.order.map((u) => column[u]).filter((x) => x === x)
          const sorted = others.map((u) => column[u]).filter((x) => x === x).sort((a, b) => a - b)
          const low = Math.min(...all)
          const span = Math.max(...all) - low || 1
          const at = (x: number): string => `${4 + (92 * (x - low)) / span}%`
          const mine = column[props.unit]
          const leaf = node < study.scoringTree.leaves
          const hollow = leaf && study.imputed.has(node * study.units.codes.length + props.unit)
          const [q1, q2, q3] = [0.25, 0.5, 0.75].map((q) => quantile(sorted, q))
          return (
            <tr key={node} class={`d${Math.min(depth, 5)}`}>
              <Row>{words.node(node)}</Row>
              <Num>{mine === mine ? score(mine) : words.say('app.no-data')}</Num>
              <td class="dots"><span class="dots-line" aria-hidden="true">
                {sorted.length > 0 && <><i class="middle-half" style={{ left: at(q1), width: `calc(${at(q3)} - ${at(q1)})` }} /><i class="median" style={{ left: at(q2) }} /></>}
                {mine === mine && <i class={`dot${hollow ? ' hollow' : ''}`} style={{ left: at(mine) }} />}
              </span></td>
              <Num>{rankText(model.rankAt(node), props.unit, countsOf(model.rankAt(node)))}</Num>
              <Num>{leaf ? <Value unit={props.unit} indicator={node} /> : ''}</Num>
            </tr>
          )
        })}
      </Table>
      </Chart>
    </>
  )
}

function quantile(sorted: number[], q: number): number {
  const at = (sorted.length - 1) * q
  const low = Math.floor(at)
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low])
}

function Trend(props: { unit: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { trends } = state.study
  const { unit } = props
  return (
    <>
      <h3>{words.say('app.unit.trend')}</h3>
      {!trends ? <NotRun what={words.say('app.unit.trend.what')} answer="trends" /> : (
        <>
          <Findings types={['TargetPace', 'Converging']} unit={unit} />
          <Table caption={words.say('app.unit.trend.caption', { from: trends.years[0], to: trends.years[trends.years.length - 1] })} class="words" heads={[words.say('app.column.indicator'), [words.say('app.unit.growth')], [words.say('app.unit.interval')]]}>
            {trends.indicators.codes.map((code, i) => (
              <tr key={code}><Row>{words.label(trends.indicators, i)}</Row><Num>{rate(trends.growth[unit]?.[i])}</Num><Num>{rate(trends.lower[unit]?.[i])} – {rate(trends.upper[unit]?.[i])}</Num></tr>
            ))}
          </Table>
        </>
      )}
    </>
  )
}

/** Growth a year as a percentage with its sign. */
function rate(share: number | null | undefined): string {
  return share == null ? MISSING : `${signed(share * 100, 1)}%`
}

function PeersOf(props: { unit: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const row = mirrorOf(state, props.unit)
  const score = useScore()
  const at = (code: string): number | undefined => study.unitAt.get(code)
  return (
    <>
      <h3>{words.say('app.unit.peers')}</h3>
      {!study.peers ? <NotRun what={words.say('app.unit.peers.what')} answer="peers" />
        : !row ? <p class="note">{words.say('app.unit.peers.others', { units: words.list(study.peers.map((one) => words.unitOf(one.unit))) })}</p> : (
          <>
            <p class="chips">{row.peers.map((code) => { const u = at(code); return u === undefined ? <Name key={code}>{code}</Name> : <UnitLink key={code} unit={u} /> })}</p>
            <Findings types={['Strength', 'Gap']} unit={props.unit} />
            <Table caption={words.say('app.unit.peers.caption')} class="words" heads={[words.say('app.column.indicator'), [words.say('app.column.value')], [words.say('app.unit.peers.benchmark')], [words.say('app.unit.peers.gap')], [words.say('app.unit.peers.worth')]]}>
              {row.indicators.map((code, i) => {
                const node = study.tree.codes.indexOf(code)
                const [value, benchmark, gap, worth] = row.gaps[i]
                return <tr key={code}><Row>{node < 0 ? code : words.node(node)}</Row><Num>{significant(value, 4)}</Num><Num>{significant(benchmark, 4)}</Num><Num>{gap === null ? MISSING : signed(gap, study.about.decimals)}</Num><Num>{gap !== null && gap < 0 ? score(worth) : ''}</Num></tr>
              })}
            </Table>
          </>
        )}
    </>
  )
}

function mirrorOf(state: State, unit: number): Peers | undefined {
  return state.study.peers?.find((one) => one.unit === state.study.units.codes[unit])
}

/** The claims behind a unit's figures, each with its source. */
function Claims(props: { unit: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const leaves = leavesBelow(study, study.root)
  return (
    <>
      <h3>{words.say('app.unit.claims')}</h3>
      {study.left_out.includes('references') ? <p class="note">{words.say('app.left-out.references')}</p> : (
        <ul class="plain small-list">
          {leaves.map((i) => {
            const source = packed(study.evidence.source, i, props.unit)
            if (source === null) return null
            const at = packed(study.evidence.note, i, props.unit)
            const note = at === null ? null : study.evidence.notes?.[at]
            const about = study.evidence.sources[source]
            const { raw } = valueOf(state, props.unit, i)
            return (
              <li key={i}><b><Name>{words.node(i)}</Name></b>{raw === null ? '' : ': '}<Raw unit={props.unit} indicator={i} />{' · '}<Source title={about.title} address={about.address} />
                {note?.locator && <> · <Name>{note.locator}</Name></>}{note?.quote && <> · <q dir="auto">{note.quote}</q></>}</li>
            )
          })}
        </ul>
      )}
      <p class="small"><a {...linkTo(state, 'evidence')}>{words.say('app.unit.evidence')}</a> · {percent(study.evidence.claims > 0 ? 1 - study.evidence.held_back / study.evidence.claims : null)} {words.say('app.unit.used')}</p>
    </>
  )
}

export function Raw(props: { unit: number; indicator: number }): JSX.Element {
  const state = usePage()
  const { raw, rawMeasure } = valueOf(state, props.unit, props.indicator)
  const at = packed(state.study.evidence.period, props.indicator, props.unit)
  const period = at === null ? '' : state.study.evidence.periods[at]
  return <>{raw === null ? MISSING : new Intl.NumberFormat('en-US', { maximumSignificantDigits: 8 }).format(raw)} <small><Name>{rawMeasure}</Name>{period && <> ({period})</>}</small></>
}
