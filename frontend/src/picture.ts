/** What stands on the page as a picture of its own: an SVG with title, source and the study's mark. */

const NS = 'http://www.w3.org/2000/svg'
const EDGE = 16
const LEAST = 420
/** What of an element of SVG is said by the page's style. */
const SHAPE = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight',
  'text-anchor', 'paint-order', 'shape-rendering',
]
const SIDES = ['Top', 'Bottom', 'Left', 'Right'] as const

export interface Picture {
  svg: string
  width: number
  height: number
}

interface Pen {
  to: Element
  /** Where the page's corner stands in the picture. */
  left: number
  top: number
  right: number
  bottom: number
}

/** Draw an element as it stands on the page, below a title and above lines of text. */
export function pictureOf(what: Element, title: string, lines: readonly string[]): Picture {
  const box = what.getBoundingClientRect()
  const root = document.createElementNS(NS, 'svg')
  const family = getComputedStyle(what).fontFamily
  const pen: Pen = { to: root, left: EDGE - box.left, top: 0, right: LEAST, bottom: 0 }
  const back = add(root, 'rect', { width: '100%', height: '100%', fill: '#fff' })
  // how wide it is shows only when it is drawn: what scrolls is wider than its frame
  const drawn = add(root, 'g', {})
  pen.to = drawn
  walk(what, pen)
  const width = Math.ceil(pen.right + EDGE)
  let y = EDGE + 4
  const say = (text: string, size: number, weight: string, colour: string): void => {
    for (const line of wrapped(text, width - 2 * EDGE, `${weight} ${size}px ${family}`)) {
      y += size * 1.3
      add(root, 'text', { x: EDGE, y, fill: colour, 'font-family': family, 'font-size': size, 'font-weight': weight }, line)
    }
  }
  say(title, 18, '600', '#1b1f24')
  const down = y + 12 - box.top
  drawn.setAttribute('transform', `translate(0 ${down})`)
  y = down + pen.bottom + 4
  for (const line of lines) say(line, 12, '400', '#57606a')
  const height = Math.ceil(y + EDGE)
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) root.setAttribute(name, String(value))
  back.before(Object.assign(document.createElementNS(NS, 'title'), { textContent: title }))
  return { svg: new XMLSerializer().serializeToString(root), width, height }
}

/** The same as pixels, two for each. */
export async function pixelsOf(picture: Picture): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }))
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * 2
  canvas.height = picture.height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}

function add(to: Element, name: string, attributes: Record<string, string | number>, text?: string): Element {
  const made = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === 'number' ? String(+value.toFixed(2)) : value)
  if (text !== undefined) made.textContent = text
  to.append(made)
  return made
}

function walk(element: Element, pen: Pen): void {
  const style = getComputedStyle(element)
  if (style.display === 'none' || element.matches('.unseen, .not-drawn, h3')) return
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left + pen.left, box.top]
  if (!element.matches('.scroll')) {
    pen.right = Math.max(pen.right, x + box.width)
    pen.bottom = Math.max(pen.bottom, y + box.height)
  }
  if (element instanceof SVGSVGElement) {
    const copy = shape(element)
    for (const [key, value] of Object.entries({ x, y, width: box.width, height: box.height })) copy.setAttribute(key, String(value))
    pen.to.append(copy)
    return
  }
  surface(style, x, y, box, pen)
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, pen)
    else if (child instanceof Text && child.data.trim()) letters(child, style, pen)
  }
}

/** An element of SVG with what the page's style says of it. */
function shape(element: Element): Element {
  const copy = element.cloneNode(false) as Element
  const style = getComputedStyle(element)
  copy.removeAttribute('class')
  for (const name of SHAPE) copy.setAttribute(name, style.getPropertyValue(name))
  for (const child of element.childNodes) copy.append(child instanceof Element ? shape(child) : child.cloneNode())
  return copy
}

function surface(style: CSSStyleDeclaration, x: number, y: number, box: DOMRect, pen: Pen): void {
  const { width, height } = box
  const widths = SIDES.map((side) => parseFloat(style[`border${side}Width`]))
  const colours = SIDES.map((side) => style[`border${side}Color`])
  const even = widths.every((w) => w > 0 && w === widths[0])
  const round = style.borderTopLeftRadius
  const radius = Math.min(round.endsWith('%') ? Infinity : parseFloat(round) || 0, height / 2)
  // stripes say that there is nothing to shade
  const fill = style.backgroundImage.includes('repeating') ? '#eaeef2' : style.backgroundColor
  const inner = even ? widths[0] / 2 : 0
  if (seen(fill) || (even && seen(colours[0]))) {
    add(pen.to, 'rect', {
      x: x + inner, y: y + inner, width: Math.max(0, width - 2 * inner), height: Math.max(0, height - 2 * inner), rx: radius, fill,
      opacity: style.opacity, ...(even ? { stroke: colours[0], 'stroke-width': widths[0] } : {}),
    })
  }
  if (even) return
  const lines = [[x, y, width, widths[0]], [x, y + height - widths[1], width, widths[1]], [x, y, widths[2], height], [x + width - widths[3], y, widths[3], height]]
  lines.forEach(([left, top, wide, high], side) => {
    if (!(wide > 0 && high > 0 && seen(colours[side]))) return
    if (style[`border${SIDES[side]}Style`] === 'dashed' && side < 2) {
      add(pen.to, 'path', { d: `M${left} ${top + high / 2}h${wide}`, stroke: colours[side], 'stroke-width': high, 'stroke-dasharray': '6 4' })
    } else add(pen.to, 'rect', { x: left, y: top, width: wide, height: high, fill: colours[side] })
  })
}

const seen = (colour: string): boolean => !/^(transparent|rgba\(.*, 0\))$/.test(colour)

/** A text as its lines stand. */
function letters(node: Text, style: CSSStyleDeclaration, pen: Pen): void {
  const range = document.createRange()
  range.selectNodeContents(node)
  const lines: { text: string; box: DOMRect }[] = []
  if (range.getClientRects().length < 2) lines.push({ text: node.data, box: range.getBoundingClientRect() })
  else {
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      const last = lines[lines.length - 1]
      if (box.width === 0) continue
      if (last && Math.abs(last.box.top - box.top) < 2) {
        last.text += node.data[at]
        last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, box.height)
      } else lines.push({ text: node.data[at], box })
    }
  }
  const upright = style.writingMode === 'horizontal-tb'
  for (const { text, box } of lines) {
    if (box.width < 1) continue
    const size = parseFloat(style.fontSize)
    const [x, y] = [box.left + pen.left, box.top]
    // letters stand a fifth of their room above its lower edge
    if (!upright && /^[\u2e80-\u9fff]+$/.test(text)) {
      // Han in a column stands upright, letter below letter
      ;[...text].forEach((letter, i) => add(pen.to, 'text', {
        x: x + box.width / 2 - size / 2, y: y + size * (i + 0.88), fill: style.color, 'font-family': style.fontFamily, 'font-size': size,
      }, letter))
      continue
    }
    const place = upright ? { x, y: y + box.height / 2 + size * 0.36 }
      : { x: 0, y: 0, transform: `translate(${x + box.width / 2 + size * 0.36} ${y + box.height}) rotate(-90)` }
    add(pen.to, 'text', { ...place, fill: style.color, 'font-family': style.fontFamily, 'font-size': size, 'font-weight': style.fontWeight }, text.replace(/\s+/g, ' ').trim())
  }
}

/** Lines that are no wider than they may be; Han may break anywhere. */
function wrapped(text: string, width: number, font: string): string[] {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return [text]
  context.font = font
  const lines = ['']
  for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const last = lines.length - 1
    if (lines[last] && context.measureText(lines[last] + word).width > width) lines.push(word)
    else lines[last] += word
  }
  return lines
}
