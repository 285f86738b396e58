/** What next: activities that a unit lacks, by how near and how complex they are. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MISSING, percent, significant } from '../numbers'
import { usePage } from '../state'
import type { Structure } from '../study'
import { Choice, Name, NotRun, Section, Table, UnitPicker, useWords } from '../ui'

type Next = NonNullable<Structure['next']>

export function NextPage(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const next = state.study.structure?.next
  return (
    <Section id="next" title={words.say('app.next.title', { unit: words.unit(state.unit.value) })} how={next ? words.say('app.next.how') : undefined}>
      {!next ? <NotRun what={words.say('app.next.what')} answer="structure" /> : <Options next={next} structure={state.study.structure!} />}
    </Section>
  )
}

function Options(props: { next: Next; structure: Structure }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const [raw, setRaw] = useState('beyond')
  const unit = state.unit.value
  const rows = props.next.unit[unit] ?? []
  const activities = props.structure.activities
  const name = (a: number): string => words.label(activities, a)
  const nearness = (row: Next['unit'][number][number]): number => (raw === 'beyond' ? (row.beyond_expected ?? row.relatedness) : row.relatedness)
  const xs = rows.map(nearness)
  const ys = rows.map((row) => row.complexity ?? 0)
  const scale = (values: number[], value: number, low: number, high: number): number => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return low + ((value - least) / (most - least || 1)) * (high - low)
  }
  const order = rows.map((_, i) => i).sort((a, b) => scale(xs, xs[b], 0, 1) + scale(ys, ys[b], 0, 1) - scale(xs, xs[a], 0, 1) - scale(ys, ys[a], 0, 1))
  const at = (i: number): [number, number] => [scale(xs, xs[i], 30, 380), scale(ys, ys[i], 235, 15)]
  const labels = placed(order.slice(0, 7), at, (i) => name(rows[i].activity))
  return (
    <>
      <div class="tools">
        <UnitPicker label={words.say('app.pick.unit')} value={unit} onPick={(u) => { state.unit.value = u }} />
        <Choice label={words.say('app.next.nearness')} value={raw} options={[['beyond', words.say('app.next.beyond')], ['raw', words.say('app.next.raw')]] as const} onPick={setRaw} />
      </div>
      {props.next.warning && <p class="alert">{words.own(props.next.warning)}</p>}
      {rows.length === 0 ? <p class="note">{words.say('app.next.none')}</p> : (
        <>
          <p class="answer">{words.say('app.next.answer', { unit: words.unit(unit), activities: words.list(order.slice(0, 3).map((i) => name(rows[i].activity))) })}</p>
          <svg class="scatter" viewBox="0 0 400 260" role="img" aria-label={words.say('app.next.answer', { unit: words.unit(unit), activities: words.list(order.slice(0, 3).map((i) => name(rows[i].activity))) })}>
            <rect class="shade" x="205" y="8" width="187" height="117" />
            <path class="axis" d="M22 8V245H392" />
            <text x="392" y="257" text-anchor="end">{words.say('app.next.axis.near')}</text>
            <text x="26" y="14">{words.say('app.next.axis.complex')}</text>
            {rows.map((row, i) => { const [x, y] = at(i); return <circle key={row.activity} cx={x} cy={y} r="4"><title>{name(row.activity)}</title></circle> })}
            {labels.map((label) => <text key={label.text} class="label" x={label.x} y={label.y} text-anchor={label.end ? 'end' : 'start'}>{label.text}</text>)}
          </svg>
          <Table caption={words.say('app.next.table')} class="words" head={<tr><th scope="col">{words.say('app.structure.activity')}</th><th scope="col" class="num">{words.say('app.next.relatedness')}</th><th scope="col" class="num">{words.say('app.next.beyond')}</th><th scope="col" class="num">{words.say('app.next.complexity')}</th></tr>}>
            {order.slice(0, 20).map((i) => (
              <tr key={rows[i].activity}><th scope="row"><Name>{name(rows[i].activity)}</Name></th><td class="num">{significant(rows[i].relatedness, 2)}</td><td class="num">{rows[i].beyond_expected === null ? MISSING : significant(rows[i].beyond_expected, 2)}</td><td class="num">{rows[i].complexity === null ? MISSING : significant(rows[i].complexity, 2)}</td></tr>
            ))}
          </Table>
          {props.next.hit_rate !== null && <p class="small">{words.say('app.next.hit', { hit: percent(props.next.hit_rate), base: percent(props.next.base_rate) })}</p>}
        </>
      )}
    </>
  )
}

/** Labels placed one after the other where there is room; dropped rather than overlapping. */
function placed(order: number[], at: (i: number) => [number, number], name: (i: number) => string): { x: number; y: number; end: boolean; text: string }[] {
  const taken: [number, number, number, number][] = []
  const labels: { x: number; y: number; end: boolean; text: string }[] = []
  for (const i of order) {
    const [x, y] = at(i)
    const text = name(i)
    const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 10 : 5.6), 0)
    const end = x + 8 + width > 396
    const left = end ? x - 8 - width : x + 8
    const box: [number, number, number, number] = [left, y - 8, left + width, y + 4]
    if (left < 24 || taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue
    taken.push(box)
    labels.push({ x: end ? x - 8 : x + 8, y: y + 3, end, text })
  }
  return labels
}
