/** Why: the industry space, what one unit does more than others, how it grew, climate or luck. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Chart, useWidth } from '../chart'
import { fixed, MISSING, percent, significant, signed } from '../numbers'
import { usePage } from '../state'
import type { Incidence, Structure as StructureData } from '../study'
import { colour, Findings, Key, Name, NotRun, Num, Row, Section, Table, UnitPicker, useWords } from '../ui'

export function Structure(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { structure, incidence } = state.study
  const how = structure ? <>{words.say('app.structure.how')} {structure.conventions.map((one) => words.own(one)).join(words.say('app.semicolon'))}</> : undefined
  return (
    <>
      <Section id="structure" title={words.say('app.structure.title')} how={how} answer={structure ? summary(state.unit.value, structure, words) : undefined}>
        {!structure ? <NotRun what={words.say('app.structure.what')} answer="structure" /> : <Space structure={structure} />}
      </Section>
      <Section id="incidence" title={words.say('app.incidence.title')} how={incidence ? words.say('app.incidence.how') : undefined}>
        <Findings types={['Climate', 'LuckOrClimate']} />
        {!incidence ? <NotRun what={words.say('app.incidence.what')} answer="incidence" /> : incidence.map((one, i) => <Counts key={i} incidence={one} />)}
      </Section>
    </>
  )
}

function summary(unit: number, structure: StructureData, words: ReturnType<typeof useWords>): string {
  const special = (structure.quotients[unit] ?? []).filter((lq) => lq !== null && lq >= structure.threshold)
  return words.say('app.structure.answer', { unit: words.unit(unit), count: special.length, total: structure.activities.codes.length })
}

function Space(props: { structure: StructureData }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { structure } = props
  const { activities } = structure
  const unit = state.unit.value
  const [sector, setSector] = useState('')
  const groups = [...new Set(activities.group.filter(Boolean))]
  const quotients = structure.quotients[unit] ?? []
  const special = (a: number): boolean => (quotients[a] ?? 0) >= structure.threshold
  const shown = activities.codes.map((_, a) => a).filter((a) => activities.position[a] && (!sector || activities.group[a] === sector))
  const at = (a: number): [number, number] => [12 + activities.position[a]![0] * 376, 12 + activities.position[a]![1] * 236]
  const there = new Set(shown)
  const best = activities.codes.map((_, a) => a).filter((a) => quotients[a] != null).sort((a, b) => quotients[b]! - quotients[a]!)
  const table = (most: number): JSX.Element => (
    <Table title={words.say('app.structure.composition')} class="words" heads={[words.say('app.structure.activity'), words.say('app.structure.sector'), [words.say('app.structure.lq')], [words.say('app.structure.ubiquity')], [words.say('app.next.complexity')]]}>
      {best.slice(0, most).map((a) => (
        <tr key={a} class={special(a) ? 'focus' : undefined}><Row>{words.label(activities, a)}</Row><td><Name>{activities.group[a] ?? ''}</Name></td><Num>{significant(quotients[a], 3)}</Num><Num>{fixed(activities.ubiquity[a], 0)}</Num><Num>{significant(activities.complexity[a], 2)}</Num></tr>
      ))}
    </Table>
  )
  return (
    <>
      <div class="tools">
        <UnitPicker label={words.say('app.pick.unit')} value={unit} onPick={(u) => { state.unit.value = u }} />
        {groups.length > 1 && (
          <label class="field"><span>{words.say('app.structure.sector')}</span>
            <select value={sector} onChange={(event) => setSector(event.currentTarget.value)}>
              <option value="">{words.say('app.group.all')}</option>
              {groups.map((g) => <option key={g} value={g}>{g}</option>)}
            </select></label>
        )}
      </div>
      <Findings types={['SpecialisedIn', 'PathDependence']} unit={unit} />
      {best.length === 0 ? <p class="note">{words.say('app.no-data')}</p> : (
        <>
          <Chart id="space" title={summary(unit, structure, words)} source={structure.source} table={() => table(best.length)}>
          <svg class="space" viewBox="0 0 400 260" role="img" aria-label={summary(unit, structure, words)}>
            {structure.links.filter(([a, b]) => there.has(a) && there.has(b)).map(([a, b]) => {
              const [[x1, y1], [x2, y2]] = [at(a), at(b)]
              return <line key={`${a}-${b}`} x1={x1} y1={y1} x2={x2} y2={y2} />
            })}
            {shown.map((a) => {
              const [x, y] = at(a)
              return <circle key={a} class={special(a) ? `own ${colour(Math.max(0, groups.indexOf(activities.group[a])))}` : 'lacking'} cx={x} cy={y} r={2.5 + 2.5 * Math.sqrt(Math.min(6, quotients[a] ?? 0))}><title>{words.label(activities, a)}</title></circle>
            })}
          </svg>
          <Key items={[...groups.slice(0, 8).map((g, i) => [colour(i), g] as const), ['lacking', words.say('app.structure.lacking')]]} />
          </Chart>
          {table(20)}
        </>
      )}
      <Growth structure={structure} unit={unit} />
      <Path structure={structure} unit={unit} />
    </>
  )
}

const PARTS = ['total', 'national', 'mix', 'regional'] as const

function Growth(props: { structure: StructureData; unit: number }): JSX.Element | null {
  const words = useWords()
  const change = props.structure.change
  const parts = change?.unit[props.unit]
  if (!change) return null
  const title = words.say('app.structure.change', { from: change.periods[0], to: change.periods[change.periods.length - 1] })
  const most = Math.max(...(parts ?? []).map((x) => Math.abs(x ?? 0)), 1e-12)
  return (
    <>
      <h3>{title}</h3>
      {!parts ? <p class="note">{words.say('app.no-data')}</p> : (
        <Chart id="growth" title={title} source={props.structure.source}>
        <Table caption={title} hidden class="gap" heads={[words.say('app.column.part'), [words.say('app.structure.growth')], [words.say('app.sure.bar'), 'unseen']]}>
          {[1, 2, 3, 0].map((p) => {
            const value = parts[p]
            return <tr key={p} class={p === 0 ? 'total' : undefined}><th scope="row">{words.say(`app.structure.shift.${PARTS[p]}`)}</th><Num>{value === null ? MISSING : `${signed(value * 100, 1)}%`}</Num>
              <td class="diverging"><span class="bar-both" aria-hidden="true">{value !== null && <i class={value >= 0 ? 'ahead' : 'behind'} style={{ width: `${(Math.abs(value) / most) * 50}%` }} />}</span></td></tr>
          })}
        </Table>
        </Chart>
      )}
    </>
  )
}

/** The long way: how far a structure has moved since the first period, and how long the way there was. */
function Path(props: { structure: StructureData; unit: number }): JSX.Element | null {
  const words = useWords()
  const [frame, width] = useWidth()
  const { change, source } = props.structure
  const steps = change?.steps[props.unit]
  if (!change || !steps || change.periods.length < 3) return null
  const { periods } = change
  const from = periods[0]
  let walked: number | null = 0
  const way = [0, ...steps.map((step) => (walked = walked === null || step === null ? null : walked + step))]
  const away = [0, ...change.net[props.unit]!]
  const others = change.net.filter((row, u) => row && u !== props.unit).map((row) => [0, ...row!])
  const last = periods.length - 1
  const title = words.say('app.path.title', { from, to: periods[last] })
  const unit = words.unit(props.unit)
  const sentence = words.say('app.path.answer', { unit, from, to: periods[last], away: percent(away[last]), way: percent(way[last]) })
  const height = Math.round(Math.min(300, width * 0.55))
  // by the calendar where every period is a year
  const years = periods.map(Number)
  const at = years.every((year) => year > 0) && years[last] > years[0] ? years : periods.map((_, p) => p)
  const x = (p: number): number => 46 + ((at[p] - at[0]) / (at[last] - at[0])) * (width - 70)
  const most = Math.max(0.01, ...[way, away, ...others].flat().map((share) => share ?? 0))
  const y = (share: number): number => height - 28 - (share / most) * (height - 44)
  const line = (row: readonly (number | null)[]): string => row.flatMap((share, p) => (share === null ? [] : [`${x(p).toFixed(1)},${y(share).toFixed(1)}`])).join(' ')
  const marked = periods.map((_, p) => p).filter((p, i, all) => p === 0 || p === last || (x(p) - x(0) > 44 && x(last) - x(p) > 44 && i % Math.ceil((all.length * 48) / width) === 0))
  return (
    <>
      <h3>{title}</h3>
      <p class="answer">{sentence}</p>
      <Chart id="path" title={`${unit}: ${title}`} source={source} table={() => (
        <Table caption={title} hidden class="words" heads={[words.say('app.path.period'), [words.say('app.path.step')], [words.say('app.path.way')], [words.say('app.path.away')]]}>
          {periods.map((period, p) => <tr key={period}><Row>{period}</Row>{[p ? steps[p - 1] : null, way[p], away[p]].map((share, c) => <Num key={c}>{percent(share)}</Num>)}</tr>)}
        </Table>
      )}>
        <div ref={frame}>
          <svg class="scatter" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
            {[0, most / 2, most].map((share) => <g key={share}><path class="rule" d={`M46 ${y(share)}H${width - 20}`} /><text x="40" y={y(share) + 4} text-anchor="end">{percent(share)}</text></g>)}
            {others.map((row, i) => <polyline key={i} class="other-line" points={line(row)} />)}
            <polyline class="own-line dashed" points={line(way)} />
            <polyline class="own-line" points={line(away)} />
            {away.map((share, p) => share !== null && <circle key={p} cx={x(p)} cy={y(share)} r="4"><title>{`${periods[p]}: ${percent(share)}`}</title></circle>)}
            {marked.map((p) => <text key={p} x={x(p)} y={height - 8} text-anchor={p === last ? 'end' : 'middle'}>{periods[p]}</text>)}
          </svg>
        </div>
        <Key items={[['line-own', words.say('app.path.away')], ['line-own dashed', words.say('app.path.way')], ['line-other', words.say('app.path.others')]]} />
      </Chart>
    </>
  )
}

function Counts(props: { incidence: Incidence }): JSX.Element {
  const words = useWords()
  const { incidence } = props
  const rows = incidence.unit.flatMap((row, u) => (row ? [[u, row] as const] : [])).sort((a, b) => (b[1][3] ?? 0) - (a[1][3] ?? 0))
  const title = words.say('app.incidence.caption', { event: words.own(incidence.event), exposure: words.own(incidence.exposure) })
  return (
    <Table caption={title} class="words" heads={[words.noun, [words.say('app.incidence.observed')], [words.say('app.incidence.expected')], [words.say('app.incidence.ratio')], [words.say('app.incidence.range', { level: percent(incidence.level) })]]}>
      {rows.slice(0, 40).map(([u, [observed, expected, , shrunk, low, high]]) => (
        <tr key={u}><Row unit={u} /><Num>{fixed(observed, 0)}</Num><Num>{fixed(expected, 1)}</Num>
          <Num>{fixed(shrunk, 2)}</Num><Num>{low === null ? MISSING : `${fixed(low, 2)}–${fixed(high, 2)}`}</Num></tr>
      ))}
    </Table>
  )
}
