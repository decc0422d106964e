package ingest

import (
	"encoding/binary"
	"errors"
	"math"
)

// A Forest is a sum of decision trees over the features of one block; its
// value is the log odds that the block is the article's own. The trees are
// data: bench grows them from labelled pages and writes them in this form.
//
// The form is little-endian: the number of trees (uint16) and the base value
// (float32); for each tree the number of nodes (uint16) and the nodes, ten
// bytes each: feature (uint16, 0xffff for a leaf), cut or leaf value
// (float32), left and right child (uint16). A value not above the cut goes
// left; a cut is a number.
type Forest struct {
	Base  float32
	Trees [][]Node
}

// Node is one question of a tree, or a leaf.
type Node struct {
	Feature     uint16
	Left, Right uint16
	Value       float32 // the cut, or the leaf's value
}

// Leaf is the Feature of a node that asks nothing.
const Leaf = 0xffff

const nodeSize = 10

var errForest = errors.New("ingest: trees are cut short or point outside")

// ParseForest reads trees from the front of data and checks that every walk ends: children come
// after their parent.
func ParseForest(data []byte, features int) (f *Forest, rest []byte, err error) {
	if len(data) < 6 {
		return nil, nil, errForest
	}
	trees := int(binary.LittleEndian.Uint16(data))
	f = &Forest{Base: math.Float32frombits(binary.LittleEndian.Uint32(data[2:]))}
	data = data[6:]
	for range trees {
		if len(data) < 2 {
			return nil, nil, errForest
		}
		n := int(binary.LittleEndian.Uint16(data))
		data = data[2:]
		if n == 0 || len(data) < n*nodeSize {
			return nil, nil, errForest
		}
		tree := make([]Node, n)
		for i := range tree {
			d := data[i*nodeSize:]
			x := Node{
				Feature: binary.LittleEndian.Uint16(d), Value: math.Float32frombits(binary.LittleEndian.Uint32(d[2:])),
				Left: binary.LittleEndian.Uint16(d[6:]), Right: binary.LittleEndian.Uint16(d[8:]),
			}
			if x.Feature != Leaf && (int(x.Feature) >= features || x.Value != x.Value || int(x.Left) <= i || int(x.Right) <= i || int(x.Left) >= n || int(x.Right) >= n) {
				return nil, nil, errForest
			}
			tree[i] = x
		}
		data = data[n*nodeSize:]
		f.Trees = append(f.Trees, tree)
	}
	return f, data, nil
}

// Bytes writes the trees in the form that ParseForest reads.
func (f *Forest) Bytes() []byte {
	out := binary.LittleEndian.AppendUint16(nil, uint16(len(f.Trees)))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(f.Base))
	for _, tree := range f.Trees {
		out = binary.LittleEndian.AppendUint16(out, uint16(len(tree)))
		for _, x := range tree {
			out = binary.LittleEndian.AppendUint16(out, x.Feature)
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x.Value))
			out = binary.LittleEndian.AppendUint16(out, x.Left)
			out = binary.LittleEndian.AppendUint16(out, x.Right)
		}
	}
	return out
}

// Odds is the sum of the leaves that the features reach.
func (f *Forest) Odds(features []float32) float32 {
	sum := f.Base
	for _, tree := range f.Trees {
		i := uint16(0)
		for tree[i].Feature != Leaf {
			if features[tree[i].Feature] <= tree[i].Value {
				i = tree[i].Left
			} else {
				i = tree[i].Right
			}
		}
		sum += tree[i].Value
	}
	return sum
}

// rowsOf makes n empty rows with room for so many features.
func rowsOf(n, features int) [][]float32 {
	flat, rows := make([]float32, n*features), make([][]float32, n)
	for i := range rows {
		rows[i] = flat[i*features : i*features : (i+1)*features]
	}
	return rows
}

// chancesOf turns log odds into probabilities, in place.
func chancesOf(odds []float32) []float32 {
	for i, o := range odds {
		odds[i] = chance(o)
	}
	return odds
}

// chance turns log odds into a probability.
func chance(odds float32) float32 { return float32(1 / (1 + math.Exp(-float64(odds)))) }
