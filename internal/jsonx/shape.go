package jsonx

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// shape is what the fields of a Go type are called in JSON: what a scan knows
// of the value to come. A nil shape takes anything.
type shape struct {
	fields map[string]*shape // of an object; nil when any key may stand
	elem   *shape            // of an array, or of an object with any keys
	names  []string          // sorted, for the error
}

var shapes sync.Map // reflect.Type -> *shape

var (
	ownJSON = reflect.TypeFor[json.Unmarshaler]()
	ownText = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func shapeOf(t reflect.Type) *shape {
	if t == nil {
		return nil
	}
	if known, ok := shapes.Load(t); ok {
		return known.(*shape)
	}
	s := makeShape(t, map[reflect.Type]*shape{})
	shapes.Store(t, s)
	return s
}

// makeShape follows a type down; open holds the structs that are being made,
// since a type may hold itself.
func makeShape(t reflect.Type, open map[reflect.Type]*shape) *shape {
	for t.Kind() == reflect.Pointer {
		if t.Implements(ownJSON) {
			return nil
		}
		t = t.Elem()
	}
	if p := reflect.PointerTo(t); p.Implements(ownJSON) || p.Implements(ownText) {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		if e := makeShape(t.Elem(), open); e != nil {
			return &shape{elem: e}
		}
	case reflect.Struct:
		if s, ok := open[t]; ok {
			return s
		}
		s := &shape{fields: map[string]*shape{}}
		open[t] = s
		for _, f := range reflect.VisibleFields(t) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.IsExported() || name == "-" || f.Anonymous && name == "" {
				continue
			}
			if name == "" {
				name = f.Name
			}
			s.fields[name] = makeShape(f.Type, open)
			s.names = append(s.names, name)
		}
		slices.Sort(s.names)
		return s
	}
	return nil
}
