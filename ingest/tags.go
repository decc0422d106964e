package ingest

import "golang.org/x/net/html/atom"

// tagSet says which kinds of element stand above.
type tagSet uint32

const (
	inArticle tagSet = 1 << iota
	inMain
	inAside
	inNav
	inFooter
	inHeader
	inForm
	inFigure
	inTable
	inList
	inQuote
	inButton
	inHeading
	inPre
	inCaption
	inDialog
	inLabel
	inAddress
	inDetails
)

func setOf(tag atom.Atom) tagSet {
	switch tag {
	case atom.Article:
		return inArticle
	case atom.Main:
		return inMain
	case atom.Aside:
		return inAside
	case atom.Nav, atom.Menu:
		return inNav
	case atom.Footer:
		return inFooter
	case atom.Header:
		return inHeader
	case atom.Form:
		return inForm
	case atom.Figure:
		return inFigure
	case atom.Table:
		return inTable
	case atom.Ul, atom.Ol, atom.Dl:
		return inList
	case atom.Blockquote:
		return inQuote
	case atom.Button:
		return inButton
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return inHeading
	case atom.Pre:
		return inPre
	case atom.Figcaption, atom.Caption:
		return inCaption
	case atom.Dialog:
		return inDialog
	case atom.Fieldset, atom.Legend:
		return inLabel
	case atom.Address:
		return inAddress
	case atom.Details, atom.Summary:
		return inDetails
	}
	return 0
}

// inline elements do not part text.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Span: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.U: true, atom.S: true,
	atom.Sub: true, atom.Sup: true, atom.Small: true, atom.Mark: true, atom.Abbr: true, atom.Code: true, atom.Cite: true,
	atom.Q: true, atom.Font: true, atom.Time: true, atom.Label: true, atom.Ins: true, atom.Del: true, atom.Kbd: true,
	atom.Var: true, atom.Samp: true, atom.Bdi: true, atom.Bdo: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true,
	atom.Big: true, atom.Tt: true, atom.Acronym: true, atom.Strike: true, atom.Nobr: true, atom.Data: true, atom.Dfn: true,
	atom.Picture: true,
}

// unseen elements hold no text that a reader sees. Video, audio, object and
// canvas are not among them: they are too often left open.
var unseen = map[atom.Atom]bool{
	atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Noframes: true, atom.Noembed: true, atom.Datalist: true,
}

// breaksOut are the tags that end foreign content, as in HTML's parsing rules
// ("any other start tag", section 13.2.6.5).
var breaksOut = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Blockquote: true, atom.Pre: true, atom.Body: true, atom.Dl: true,
	atom.Figure: true, atom.Main: true, atom.Footer: true, atom.Header: true, atom.Nav: true, atom.Aside: true,
}
