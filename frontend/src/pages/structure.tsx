/** Why: the industry space, what one unit does more than others, how it grew, climate or luck. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { fixed, MISSING, percent, significant, signed } from '../numbers'
import { usePage } from '../state'
import type { Incidence, Structure as StructureData } from '../study'
import { Findings, colour, Key, Name, NotRun, Section, Table, UnitLink, UnitPicker, useWords } from '../ui'

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

/** A quotient from which a unit counts as specialised. */
const SPECIAL = 1

function summary(unit: number, structure: StructureData, words: ReturnType<typeof useWords>): string {
  const special = (structure.quotients[unit] ?? []).filter((lq) => lq !== null && lq >= SPECIAL)
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
  const special = (a: number): boolean => (quotients[a] ?? 0) >= SPECIAL
  const shown = activities.codes.map((_, a) => a).filter((a) => activities.position[a] && (!sector || activities.group[a] === sector))
  const at = (a: number): [number, number] => [12 + activities.position[a]![0] * 376, 12 + activities.position[a]![1] * 236]
  const there = new Set(shown)
  const best = activities.codes.map((_, a) => a).filter((a) => quotients[a] != null).sort((a, b) => quotients[b]! - quotients[a]!)
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
          <h3>{words.say('app.structure.composition')}</h3>
          <Table caption={words.say('app.structure.composition')} hidden class="words" head={<tr><th scope="col">{words.say('app.structure.activity')}</th><th scope="col">{words.say('app.structure.sector')}</th><th scope="col" class="num">{words.say('app.structure.lq')}</th><th scope="col" class="num">{words.say('app.structure.ubiquity')}</th><th scope="col" class="num">{words.say('app.next.complexity')}</th></tr>}>
            {best.slice(0, 20).map((a) => (
              <tr key={a} class={special(a) ? 'focus' : undefined}><th scope="row"><Name>{words.label(activities, a)}</Name></th><td><Name>{activities.group[a] ?? ''}</Name></td><td class="num">{significant(quotients[a], 3)}</td><td class="num">{fixed(activities.ubiquity[a], 0)}</td><td class="num">{significant(activities.complexity[a], 2)}</td></tr>
            ))}
          </Table>
        </>
      )}
      <Growth structure={structure} unit={unit} />
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
        <Table caption={title} hidden class="gap" head={<tr><th scope="col">{words.say('app.column.part')}</th><th scope="col" class="num">{words.say('app.structure.growth')}</th><th scope="col"><span class="unseen">{words.say('app.sure.bar')}</span></th></tr>}>
          {[1, 2, 3, 0].map((p) => {
            const value = parts[p]
            return <tr key={p} class={p === 0 ? 'total' : undefined}><th scope="row">{words.say(`app.structure.shift.${PARTS[p]}`)}</th><td class="num">{value === null ? MISSING : `${signed(value * 100, 1)}%`}</td>
              <td class="diverging"><span class="bar-both" aria-hidden="true">{value !== null && <i class={value >= 0 ? 'ahead' : 'behind'} style={{ width: `${(Math.abs(value) / most) * 50}%` }} />}</span></td></tr>
          })}
        </Table>
      )}
    </>
  )
}

function Counts(props: { incidence: Incidence }): JSX.Element {
  const words = useWords()
  const { incidence } = props
  const rows = incidence.unit.flatMap((row, u) => (row ? [[u, row] as const] : [])).sort((a, b) => (b[1][3] ?? 0) - (a[1][3] ?? 0))
  const title = words.say('app.incidence.caption', { event: words.own(incidence.event), exposure: words.own(incidence.exposure) })
  return (
    <Table caption={title} class="words" head={(
      <tr><th scope="col">{words.noun}</th><th scope="col" class="num">{words.say('app.incidence.observed')}</th><th scope="col" class="num">{words.say('app.incidence.expected')}</th><th scope="col" class="num">{words.say('app.incidence.ratio')}</th><th scope="col" class="num">{words.say('app.incidence.range', { level: percent(incidence.level) })}</th></tr>
    )}>
      {rows.slice(0, 40).map(([u, [observed, expected, , shrunk, low, high]]) => (
        <tr key={u}><th scope="row"><UnitLink unit={u} /></th><td class="num">{fixed(observed, 0)}</td><td class="num">{fixed(expected, 1)}</td>
          <td class="num">{fixed(shrunk, 2)}</td><td class="num">{low === null ? MISSING : `${fixed(low, 2)}–${fixed(high, 2)}`}</td></tr>
      ))}
    </Table>
  )
}
