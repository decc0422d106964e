package ingest

import "golang.org/x/net/html/atom"

// push opens a block-level element.
func (b *builder) push(tag atom.Atom, a attributes, cues classCue) {
	if len(b.elements) >= maxElements {
		b.cut = true
		return
	}
	if len(b.stack) >= maxDepth {
		return
	}
	up := b.stack[len(b.stack)-1]
	p := &b.elements[up]
	key := pathKey{p.path, tag, a.class}
	path, ok := b.paths[key]
	if !ok {
		path = uint32(len(b.paths) + 1)
		b.paths[key] = path
	}
	if tag == atom.Pre {
		b.pre++
	}
	b.elements = append(b.elements, element{
		parent: up, tag: tag, depth: p.depth + 1, cues: cues, above: p.above | cues,
		within: p.within | setOf(tag), path: path,
	})
	b.stack = append(b.stack, int32(len(b.elements)-1))
}

// imply closes what a start tag closes without saying so.
func (b *builder) imply(tag atom.Atom) {
	switch tag {
	case atom.Li:
		b.closeUpTo(atom.Li, atom.Ul, atom.Ol)
	case atom.Dd, atom.Dt:
		b.closeUpTo(atom.Dd, atom.Dl, atom.Dl)
		b.closeUpTo(atom.Dt, atom.Dl, atom.Dl)
	case atom.Tr:
		b.closeUpTo(atom.Tr, atom.Table, atom.Table)
	case atom.Td, atom.Th:
		b.closeUpTo(atom.Td, atom.Tr, atom.Table)
		b.closeUpTo(atom.Th, atom.Tr, atom.Table)
	}
	if top := b.elements[b.stack[len(b.stack)-1]].tag; top == atom.P {
		b.pop(len(b.stack) - 1)
	}
}

// closeUpTo closes the nearest open tag that is not beyond a bar.
func (b *builder) closeUpTo(tag, bar, bar2 atom.Atom) {
	for i := len(b.stack) - 1; i > 0; i-- {
		switch b.elements[b.stack[i]].tag {
		case tag:
			b.pop(i)
			return
		case bar, bar2:
			return
		}
	}
}

// pop closes the open elements from the i-th on, never the root.
func (b *builder) pop(i int) {
	for len(b.stack) > max(i, 1) {
		if b.elements[b.stack[len(b.stack)-1]].tag == atom.Pre {
			b.pre--
		}
		b.stack = b.stack[:len(b.stack)-1]
	}
}

func (b *builder) end(tag atom.Atom) {
	if b.skip > 0 {
		if tag == b.skipTag {
			b.skip--
			b.tip = b.tip && b.skip > 0
		}
		return
	}
	if inline[tag] {
		b.closeInline(tag)
		return
	}
	if tag == atom.Br { // </br> is a line break to a browser
		b.lineBreak()
		return
	}
	b.flush()
	if tag == 0 || tag == atom.Html || tag == atom.Body {
		if tag == 0 && len(b.stack) > 1 && b.elements[b.stack[len(b.stack)-1]].tag == 0 {
			b.pop(len(b.stack) - 1)
		}
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		switch open := b.elements[b.stack[i]].tag; {
		case open == tag:
			b.pop(i)
			b.inline = b.inline[:0]
			b.link, b.strong, b.slant, b.small = 0, 0, 0, 0
			return
		case tag == atom.P || tag == atom.Li: // a stray end tag closes nothing beyond a container
			if open == atom.Div || open == atom.Ul || open == atom.Ol || open == atom.Td || open == atom.Section || open == atom.Article {
				return
			}
		}
	}
}

// closeInline closes the nearest open inline element of that tag and leaves
// those within it open: <b><i></b></i> is common.
func (b *builder) closeInline(tag atom.Atom) {
	for i := len(b.inline) - 1; i >= 0; i-- {
		if b.inline[i].tag == tag {
			b.head.sign(b.inline[i], b.text, len(b.blocks))
			b.inline = append(b.inline[:i], b.inline[i+1:]...)
			b.inlineDepth(tag, -1)
			return
		}
	}
}

func (b *builder) lineBreak() {
	if b.skip > 0 {
		return
	}
	if b.pre > 0 {
		b.text = append(b.text, '\n')
		return
	}
	had := len(b.text) > 0
	b.flush()
	b.afterBr = had // a second br on end makes it a paragraph break
}
