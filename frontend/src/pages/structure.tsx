/** Why: the industry space, what one unit is made of, how it changed, climate or luck. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { fixed, MISSING, percent, significant, signed } from '../numbers'
import { usePage } from '../state'
import type { Incidence, Structure as StructureData } from '../study'
import { colour, Key, Name, NotRun, Section, Table, UnitLink, UnitPicker, useWords } from '../ui'

export function Structure(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { structure, incidence } = state.study
  return (
    <>
      <Section id="structure" title={words.say('app.structure.title')} how={structure ? words.say('app.structure.how') : undefined}
        answer={structure ? summary(state.unit.value, structure, words) : undefined}>
        {!structure ? <NotRun what={words.say('app.structure.what')} answer="structure" /> : <Space structure={structure} />}
      </Section>
      <Section id="incidence" title={words.say('app.incidence.title')} how={incidence ? words.say('app.incidence.how') : undefined} answer={incidence?.words ? words.own(incidence.words) : undefined}>
        {!incidence ? <NotRun what={words.say('app.incidence.what')} answer="incidence" /> : <Counts incidence={incidence} />}
      </Section>
    </>
  )
}

function summary(unit: number, structure: StructureData, words: ReturnType<typeof useWords>): string {
  const special = (structure.composition[unit] ?? []).filter(([, , , lq]) => lq >= structure.threshold)
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
  const mine = structure.composition[unit] ?? []
  const special = new Set(mine.filter(([, , , lq]) => lq >= structure.threshold).map(([a]) => a))
  const size = new Map(mine.map(([a, , share]) => [a, share]))
  const shown = activities.codes.map((_, a) => a).filter((a) => activities.position[a] && (!sector || activities.group[a] === sector))
  const at = (a: number): [number, number] => [10 + activities.position[a]![0] * 380, 10 + activities.position[a]![1] * 240]
  const there = new Set(shown)
  const change = structure.shift_share?.unit[unit]
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
      {mine.length === 0 && <p class="note">{words.say('app.no-data')}</p>}
      <svg class="space" viewBox="0 0 400 260" role="img" aria-label={summary(unit, structure, words)}>
        {structure.links.filter(([a, b]) => there.has(a) && there.has(b)).map(([a, b]) => {
          const [x1, y1] = at(a)
          const [x2, y2] = at(b)
          return <line key={`${a}-${b}`} x1={x1} y1={y1} x2={x2} y2={y2} />
        })}
        {shown.map((a) => {
          const [x, y] = at(a)
          return <circle key={a} class={special.has(a) ? `own ${colour(Math.max(0, groups.indexOf(activities.group[a])))}` : 'lacking'} cx={x} cy={y} r={3 + 12 * Math.sqrt(size.get(a) ?? 0)}><title>{words.label(activities, a)}</title></circle>
        })}
      </svg>
      <Key items={[...groups.slice(0, 8).map((g, i) => [colour(i), g] as const), ['lacking', words.say('app.structure.lacking')]]} />
      <h3>{words.say('app.structure.composition')}</h3>
      <Table caption={words.say('app.structure.composition')} hidden class="words" head={<tr><th scope="col">{words.say('app.structure.activity')}</th><th scope="col">{words.say('app.structure.sector')}</th><th scope="col" class="num">{words.say('app.structure.share')}</th><th scope="col" class="num">{words.say('app.structure.lq')}</th></tr>}>
        {[...mine].sort((a, b) => b[3] - a[3]).slice(0, 25).map(([a, , share, lq]) => (
          <tr key={a} class={lq >= structure.threshold ? 'focus' : undefined}><th scope="row"><Name>{words.label(activities, a)}</Name></th><td><Name>{activities.group[a] ?? ''}</Name></td><td class="num">{percent(share)}</td><td class="num">{significant(lq, 3)}</td></tr>
        ))}
      </Table>
      {structure.shift_share && (
        <>
          <h3>{words.say('app.structure.change', { from: structure.shift_share.from, to: structure.shift_share.to })}</h3>
          {change ? (
            <Table caption={words.say('app.structure.change', { from: structure.shift_share.from, to: structure.shift_share.to })} hidden class="gap" head={<tr><th scope="col">{words.say('app.column.part')}</th><th scope="col" class="num">{words.say('app.structure.growth')}</th><th scope="col"><span class="unseen">{words.say('app.sure.bar')}</span></th></tr>}>
              {(['national', 'mix', 'regional', 'total'] as const).map((part) => {
                const most = Math.max(...Object.values(change).map(Math.abs), 1e-12)
                return <tr key={part} class={part === 'total' ? 'total' : undefined}><th scope="row">{words.say(`app.structure.shift.${part}`)}</th><td class="num">{signed(change[part] * 100, 1)}%</td>
                  <td class="diverging"><span class="bar-both" aria-hidden="true"><i class={change[part] >= 0 ? 'ahead' : 'behind'} style={{ width: `${(Math.abs(change[part]) / most) * 50}%` }} /></span></td></tr>
              })}
            </Table>
          ) : <p class="note">{words.say('app.no-data')}</p>}
        </>
      )}
      {structure.entry && (
        <>
          <h3>{words.say('app.structure.entry')}</h3>
          <p>{words.own(structure.entry.words)}</p>
          <dl class="facts"><div><dt>{words.say('app.structure.hit')}</dt><dd>{percent(structure.entry.hit_rate)}</dd></div><div><dt>{words.say('app.structure.base')}</dt><dd>{percent(structure.entry.base_rate)}</dd></div></dl>
        </>
      )}
    </>
  )
}

function Counts(props: { incidence: Incidence }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const rows = [...props.incidence.rows].sort((a, b) => (b.shrunk ?? b.ratio ?? 0) - (a.shrunk ?? a.ratio ?? 0))
  return (
    <Table caption={words.say('app.incidence.title')} hidden class="words" head={(
      <tr><th scope="col">{words.noun}</th><th scope="col" class="num">{words.say('app.incidence.observed')}</th><th scope="col" class="num">{words.say('app.incidence.expected')}</th><th scope="col" class="num">{words.say('app.incidence.ratio')}</th><th scope="col" class="num">{words.say('app.incidence.range')}</th></tr>
    )}>
      {rows.slice(0, 40).map((row) => {
        const u = state.study.unitAt.get(row.unit)
        return (
          <tr key={row.unit}><th scope="row">{u === undefined ? <Name>{row.unit}</Name> : <UnitLink unit={u} />}{row.words && <small class="under">{words.own(row.words)}</small>}</th><td class="num">{fixed(row.observed, 0)}</td><td class="num">{fixed(row.expected, 1)}</td>
            <td class="num">{fixed(row.shrunk ?? row.ratio, 2)}</td><td class="num">{row.low === null ? MISSING : `${fixed(row.low, 2)}–${fixed(row.high, 2)}`}</td></tr>
        )
      })}
    </Table>
  )
}
