// contrast runs in a page. It computes, for every text that shows, the contrast
// of its colour with what lies behind it, through layers that let others shine
// through and into shadow roots, where a rule of thumb would give up. It gives
// the texts below what WCAG 2.2 asks (1.4.3: 4.5, large text 3) and the least.
export const contrast = () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  const colours = new Map()
  const rgba = css => {
    if (!colours.has(css)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      colours.set(css, [r, g, b, a / 255])
    }
    return colours.get(css)
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const luminance = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
    const x = c[i] / 255
    return sum + w * (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
  }, 0)
  const above = e => e.parentElement ?? e.getRootNode().host ?? null
  const behind = e => {
    const layers = []
    for (let at = e; at; at = above(at)) layers.push(rgba(getComputedStyle(at).backgroundColor))
    return layers.reverse().reduce((under, layer) => over(layer, under), canvasColour)
  }
  // what a page without a background shows, in the scheme that it takes
  const sample = document.body.appendChild(document.createElement('i'))
  sample.style.backgroundColor = 'Canvas'
  const canvasColour = rgba(getComputedStyle(sample).backgroundColor)
  sample.remove()
  const low = []
  let least = 21
  let texts = 0
  const walk = root => {
    const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = all.nextNode(); node; node = all.nextNode()) {
      if (node.shadowRoot) walk(node.shadowRoot)
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue
      const e = node.parentElement ?? root.host
      const box = e.getBoundingClientRect()
      if (!e.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1 || e.closest('option, script, style, title')) continue
      const style = getComputedStyle(e)
      const back = behind(e)
      const front = over(rgba(e instanceof SVGElement ? style.fill : style.color), back)
      const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a)
      const ratio = (light + 0.05) / (dark + 0.05)
      const size = parseFloat(style.fontSize)
      const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700
      texts++
      least = Math.min(least, ratio)
      if (ratio < (large ? 3 : 4.5)) low.push(`${ratio.toFixed(2)} of "${node.data.trim().slice(0, 40)}" in ${e.outerHTML.slice(0, 80)}`)
    }
  }
  walk(document.body)
  return { low, least, texts }
}
