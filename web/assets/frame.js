// Tells the page around this frame how high it is, whenever that changes:
// { type: 'stemma-size', height }. It says nothing else, so anyone may hear it.
// A plain script: a module would not load in a frame with the sandbox attribute.
const tell = () => parent.postMessage({ type: 'stemma-size', height: Math.ceil(document.body.getBoundingClientRect().height) }, '*')
new ResizeObserver(tell).observe(document.body)
