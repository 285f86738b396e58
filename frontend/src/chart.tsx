/** A chart: seen, as a table, and as a picture to take away. */
import type { ComponentChildren, JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { pictureOf, pixelsOf } from './picture'
import { usePage, type State } from './state'
import { download, useWords } from './ui'

/**
 * A drawing gives the table that takes its place; a table with bars and shades loses them by its class.
 */
export function Chart(props: {
  id: string; title: string; source?: string; table?: () => JSX.Element; children: ComponentChildren
}): JSX.Element {
  const state = usePage()
  const words = useWords()
  const [plain, setPlain] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { title } = props
  const take = async (kind: 'svg' | 'png'): Promise<void> => {
    if (!box.current) return
    const picture = pictureOf(box.current, title, linesOf(state, props.source))
    const content = kind === 'svg' ? picture.svg : await pixelsOf(picture)
    const name = `${state.study.about.id || 'study'}-${props.id}`.replace(/[^\p{L}\p{N}._-]+/gu, '-')
    if (content) download(`${name}.${kind}`, content, kind === 'svg' ? 'image/svg+xml' : 'image/png')
  }
  return (
    <div class={`chart${plain ? ' as-table' : ''}`}>
      <div ref={box}>{plain && props.table ? props.table() : props.children}</div>
      <div class="chart-tools" role="group" aria-label={words.say('app.chart.tools', { title })}>
        <button type="button" aria-pressed={plain} onClick={() => setPlain(!plain)}>{words.say('app.chart.table')}</button>
        {(['svg', 'png'] as const).map((kind) => (
          <button type="button" key={kind} aria-label={words.say('app.chart.save', { kind: kind.toUpperCase(), title })} onClick={() => void take(kind)}>{kind.toUpperCase()}</button>
        ))}
      </div>
    </div>
  )
}

/** Whose numbers a picture shows, under which weights, and of which state of the study. */
function linesOf(state: State, source?: string): string[] {
  const { about, evidence } = state.study
  const words = state.words.value
  const titles = [...new Set([...evidence.sources].sort((a, b) => b.figures - a.figures).map((one) => one.title || one.address).filter(Boolean))]
  const sources = source || words.list(titles, 3)
  return [
    ...(state.model.value.own ? [words.say('app.chart.own')] : []),
    ...(sources ? [words.say('app.chart.source', { source: sources })] : []),
    [words.own(about.title) || words.say('app.untitled'), about.period, words.say('app.foot', { digest: about.digest.slice(0, 12) || '–', version: about.poliscope || '–' })]
      .filter(Boolean).join(' · '),
  ]
}

/** A frame and its width: drawings are drawn at their real width, so that letters keep their size. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const [width, setWidth] = useState(640)
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // drawn before it stands on the page, it has no width yet
    const watch = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) setWidth(Math.round(Math.max(280, Math.min(840, contentRect.width))))
    })
    if (frame.current) watch.observe(frame.current)
    return () => watch.disconnect()
  }, [])
  return [frame, width]
}
