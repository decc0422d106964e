// Command reference makes docs.html of openapi.yaml: one page that loads
// nothing and runs nothing. Run it by `go generate ./api`.
package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	yaml "github.com/oasdiff/yaml3"
)

//go:embed page.html
var page string

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		os.Exit(1)
	}
}

// write writes docs.html and generated.sum into the folder of the document.
func write(folder string) error {
	src, err := os.ReadFile(filepath.Join(folder, "openapi.yaml"))
	if err != nil {
		return err
	}
	docs, err := render(src)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "docs.html"), docs, 0o644); err != nil {
		return err
	}
	sums, err := digests(folder)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "generated.sum"), sums, 0o644)
}

// digests lists what the generated server is made of and what was made, so
// that a test sees when one changed without the other.
func digests(folder string) ([]byte, error) {
	var out bytes.Buffer
	for _, name := range []string{"openapi.yaml", "generate.yaml", "openapi.gen.go"} {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%x  %s\n", sha256.Sum256(b), name)
	}
	return out.Bytes(), nil
}

// render makes the page of the document.
func render(src []byte) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, err
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, reference{node{doc.Content[0]}}.view()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// What the page shows.
type (
	view struct {
		Title    string
		Says     []template.HTML
		Tags     []tag
		Schemas  []schema
		Problems []problem
	}
	tag struct {
		Name, Says string
		Operations []operation
	}
	operation struct {
		ID, Method, Path, Summary string
		Says                      []template.HTML
		Parameters, Answers       []row
		Body                      []template.HTML
		Example                   string
	}
	row struct {
		Name string
		In   string
		Type template.HTML
		Says string
	}
	schema struct {
		Name, Says string
		Fields     []row
		Type       template.HTML
	}
	problem struct{ Kind, Status, Says string }
)

// problems are the kinds of fault.Kind with their status; a test holds them
// to it.
var problems = []problem{
	{"invalid", "400", "The request is malformed: bad JSON, an unknown field, a value out of range."},
	{"unauthorized", "401", "Writing asks for a key and none was sent."},
	{"forbidden", "403", "This is not allowed here."},
	{"missing", "404", "There is no such thing."},
	{"method", "405", "The address stands, this method does not; Allow names those that do."},
	{"conflict", "409", "It does not fit what is already there."},
	{"gone", "410", "It was here and was taken down; the reason is given."},
	{"too-large", "413", "It is over a limit, which is stated."},
	{"unsupported", "415", "The body is of a media type that is not read here."},
	{"unreadable", "422", "The text is not valid UTF-8, or there is no article in it."},
	{"too-many", "429", "Too many requests; Retry-After says how long to wait."},
	{"internal", "500", "Something is wrong on our side."},
	{"unimplemented", "501", "The service was started without this."},
	{"upstream", "502", "The other site failed."},
	{"busy", "503", "As much as fits is being worked on; Retry-After says how long to wait."},
	{"full", "507", "The store has no room; reading goes on."},
}

// node walks the document in its own order.
type node struct{ *yaml.Node }

// get gives the value of a key; a missing one is an empty node.
func (n node) get(path ...string) node {
	for _, key := range path {
		found := false
		for k, v := range n.each() {
			if k == key {
				n, found = v, true
				break
			}
		}
		if !found {
			return node{&yaml.Node{}}
		}
	}
	return n
}

func (n node) each() func(func(string, node) bool) {
	return func(yield func(string, node) bool) {
		if n.Node == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i].Value, node{n.Content[i+1]}) {
				return
			}
		}
	}
}

type reference struct{ doc node }

// follow gives what a $ref points at, and the last part of its name.
func (r reference) follow(n node) (node, string) {
	ref := n.get("$ref").Value
	if ref == "" {
		return n, ""
	}
	parts := strings.Split(strings.TrimPrefix(ref, "#/"), "/")
	return r.doc.get(parts...), parts[len(parts)-1]
}

func (r reference) view() view {
	v := view{Title: r.doc.get("info", "title").Value, Says: paragraphs(r.doc.get("info", "description").Value), Problems: problems}
	for _, t := range r.doc.get("tags").Content {
		one := tag{Name: node{t}.get("name").Value, Says: node{t}.get("description").Value}
		for path, item := range r.doc.get("paths").each() {
			for method, op := range item.each() {
				if tags := op.get("tags"); len(tags.Content) > 0 && tags.Content[0].Value == one.Name {
					one.Operations = append(one.Operations, r.operation(method, path, item, op))
				}
			}
		}
		v.Tags = append(v.Tags, one)
	}
	for name, s := range r.doc.get("components", "schemas").each() {
		one := schema{Name: name, Says: s.get("description").Value, Fields: r.fields(s)}
		if len(one.Fields) == 0 {
			one.Type = r.typeOf(s)
		}
		v.Schemas = append(v.Schemas, one)
	}
	return v
}

func (r reference) operation(method, path string, item, op node) operation {
	o := operation{
		ID: op.get("operationId").Value, Method: strings.ToUpper(method), Path: path,
		Summary: op.get("summary").Value, Says: paragraphs(op.get("description").Value),
	}
	for _, list := range []node{item.get("parameters"), op.get("parameters")} {
		for _, p := range list.Content {
			p, _ := r.follow(node{p})
			o.Parameters = append(o.Parameters, row{p.get("name").Value, p.get("in").Value, r.typeOf(p.get("schema")), p.get("description").Value})
		}
	}
	for media, c := range op.get("requestBody", "content").each() {
		o.Body = append(o.Body, code(media)+": "+r.described(c.get("schema")))
		if example := c.get("example"); example.Node.Kind != 0 {
			o.Example = fmt.Sprintf("curl --json '%s' localhost:8080%s", asJSON(example), path)
		}
	}
	for status, a := range op.get("responses").each() {
		a, _ := r.follow(a)
		var types []string
		for media, c := range a.get("content").each() {
			types = append(types, string(code(media)+": "+r.described(c.get("schema"))))
		}
		if status == "default" {
			status = "else"
		}
		o.Answers = append(o.Answers, row{Name: status, Type: template.HTML(strings.Join(types, "<br>")), Says: a.get("description").Value})
	}
	return o
}

// described is a type with its description.
func (r reference) described(s node) template.HTML {
	if d := s.get("description").Value; d != "" {
		return template.HTML(template.HTMLEscapeString(d))
	}
	return r.typeOf(s)
}

// typeOf says a schema in a few words, with links to those that have a name.
func (r reference) typeOf(s node) template.HTML {
	if _, name := r.follow(s); name != "" {
		return template.HTML(fmt.Sprintf(`<a href="#%s">%s</a>`, name, name))
	}
	var all []string
	for _, part := range append(s.get("allOf").Content, s.get("oneOf").Content...) {
		all = append(all, string(r.typeOf(node{part})))
	}
	if len(all) > 0 {
		return template.HTML(strings.Join(all, " or "))
	}
	t := s.get("type")
	words := t.Value
	for _, one := range t.Content {
		words = strings.TrimPrefix(words+" or "+one.Value, " or ")
	}
	if t.Value == "array" {
		return "array of " + r.typeOf(node{s.get("items").Node})
	}
	if enum := s.get("enum").Content; len(enum) > 0 {
		var values []string
		for _, v := range enum {
			values = append(values, `"`+v.Value+`"`)
		}
		words = strings.Join(values, ", ")
	}
	if least := s.get("minimum").Value; least != "" {
		words += ", " + least
		if most := s.get("maximum").Value; most != "" {
			words += " to " + most
		} else {
			words += " or more"
		}
	}
	return template.HTML(template.HTMLEscapeString(words))
}

// fields lists what an object holds, those of objects within it with a dot.
func (r reference) fields(s node) (out []row) {
	for _, part := range s.get("allOf").Content {
		if _, name := r.follow(node{part}); name != "" {
			out = append(out, row{Name: "…", Type: r.typeOf(node{part}), Says: "all fields of it"})
			continue
		}
		out = append(out, r.fields(node{part})...)
	}
	for name, f := range s.get("properties").each() {
		out = append(out, row{Name: name, Type: r.typeOf(f), Says: f.get("description").Value})
		within := f
		if f.get("type").Value == "array" {
			within = f.get("items")
			name += "[]"
		}
		for _, inner := range r.fields(within) {
			inner.Name = name + "." + inner.Name
			out = append(out, inner)
		}
	}
	return out
}

// paragraphs turns the little markdown that the document uses into HTML.
func paragraphs(s string) (out []template.HTML) {
	for _, p := range strings.Split(strings.TrimSpace(s), "\n") {
		if p == "" {
			continue
		}
		p = template.HTMLEscapeString(p)
		p = alternate(alternate(p, "**", "<strong>", "</strong>"), "`", "<code>", "</code>")
		out = append(out, template.HTML(p))
	}
	return out
}

// alternate replaces marks by an opening and a closing tag in turn.
func alternate(s, mark, open, shut string) string {
	parts := strings.Split(s, mark)
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(p)
		if i+1 < len(parts) {
			b.WriteString([]string{open, shut}[i%2])
		}
	}
	return b.String()
}

func code(s string) template.HTML {
	return "<code>" + template.HTML(template.HTMLEscapeString(s)) + "</code>"
}

// asJSON writes an example as JSON that a shell takes between single quotes.
func asJSON(n node) string {
	switch n.Kind {
	case yaml.MappingNode:
		var parts []string
		for k, v := range n.each() {
			parts = append(parts, fmt.Sprintf("%q:%s", k, asJSON(v)))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case yaml.SequenceNode:
		var parts []string
		for _, v := range n.Content {
			parts = append(parts, asJSON(node{v}))
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	if n.Tag == "!!str" {
		return fmt.Sprintf("%q", n.Value)
	}
	return n.Value
}
