package summarize

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/stemma-news/stemma/article"
)

// A Model is a sum of small decision trees. All splits on one level of a tree
// ask the same question (oblivious trees, as in CatBoost: Prokhorenkova and
// others, NeurIPS 2018), so that a tree is a few questions and a table of
// answers: quick to ask, small to ship, slow to overfit.
type Model struct{ Trees []Tree }

// A Tree asks its questions of a row of features; the answers, as bits, first
// question lowest, are the number of the leaf.
type Tree struct {
	Features   []uint8
	Thresholds []float32 // the answer is yes when the feature is above
	Leaves     []float32
}

// modelMagic starts a file of weights; its digit is the format.
const modelMagic = "stemma trees 1\n"

var errModel = errors.New("summarize: not a file of weights")

// Score sums the trees over each row of features, tree by tree and with the
// features by column, so that what is read lies together: several times as
// fast as row by row.
func (m *Model) Score(rows [][]float64) []float64 {
	n := len(rows)
	var columns [featureCount][]int32
	room := make([]int32, n*featureCount)
	for i := range m.Trees {
		for _, f := range m.Trees[i].Features {
			if columns[f] != nil {
				continue
			}
			column := room[:n:n]
			room = room[n:]
			for r, row := range rows {
				column[r] = key(float32(row[f]))
			}
			columns[f] = column
		}
	}
	sums := make([]float64, n)
	for i := range m.Trees {
		m.Trees[i].add(sums, &columns)
	}
	return sums
}

// add adds what a tree answers to each row. The sign bit of a difference is
// the answer to a question: no branch to foretell.
func (t *Tree) add(sums []float64, columns *[featureCount][]int32) {
	n := len(sums)
	if len(t.Features) != usualDepth {
		for r := range sums {
			leaf := uint64(0)
			for k, f := range t.Features {
				leaf |= uint64(int64(key(t.Thresholds[k]))-int64(columns[f][r])) >> 63 << k
			}
			sums[r] += float64(t.Leaves[leaf])
		}
		return
	}
	c0, c1, c2, c3 := columns[t.Features[0]][:n], columns[t.Features[1]][:n], columns[t.Features[2]][:n], columns[t.Features[3]][:n]
	t0, t1, t2, t3 := int64(key(t.Thresholds[0])), int64(key(t.Thresholds[1])), int64(key(t.Thresholds[2])), int64(key(t.Thresholds[3]))
	leaves := (*[1 << usualDepth]float32)(t.Leaves)
	for r := range sums {
		leaf := uint64(t0-int64(c0[r]))>>63 | uint64(t1-int64(c1[r]))>>63<<1 |
			uint64(t2-int64(c2[r]))>>63<<2 | uint64(t3-int64(c3[r]))>>63<<3
		sums[r] += float64(leaves[leaf])
	}
}

// usualDepth is the depth of all trees but those that ran out of questions;
// the loop over it is written out.
const usualDepth = 4

// key turns a number into one whose order as an integer is the same.
func key(x float32) int32 {
	b := int32(math.Float32bits(x))
	return b ^ int32(uint32(b>>31)>>1)
}

// MarshalBinary writes the model: for each tree its depth, its questions and
// its leaves, little-endian.
func (m *Model) MarshalBinary() ([]byte, error) {
	out := binary.LittleEndian.AppendUint16([]byte(modelMagic), uint16(len(m.Trees)))
	for _, t := range m.Trees {
		out = append(out, byte(len(t.Features)))
		for k, f := range t.Features {
			out = append(out, f)
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(t.Thresholds[k]))
		}
		for _, l := range t.Leaves {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(l))
		}
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote, and refuses anything else.
func (m *Model) UnmarshalBinary(data []byte) error {
	if len(data) < len(modelMagic)+2 || string(data[:len(modelMagic)]) != modelMagic {
		return errModel
	}
	data = data[len(modelMagic):]
	trees := int(binary.LittleEndian.Uint16(data))
	data = data[2:]
	m.Trees = make([]Tree, 0, trees)
	for range trees {
		if len(data) == 0 || data[0] > 8 {
			return errModel
		}
		depth := int(data[0])
		data = data[1:]
		if len(data) < 5*depth+4<<depth {
			return errModel
		}
		t := Tree{make([]uint8, depth), make([]float32, depth), make([]float32, 1<<depth)}
		for k := range depth {
			t.Features[k] = data[0]
			if int(data[0]) >= featureCount {
				return errModel
			}
			t.Thresholds[k] = math.Float32frombits(binary.LittleEndian.Uint32(data[1:]))
			data = data[5:]
		}
		for l := range t.Leaves {
			t.Leaves[l] = math.Float32frombits(binary.LittleEndian.Uint32(data))
			data = data[4:]
		}
		m.Trees = append(m.Trees, t)
	}
	if len(data) > 0 {
		return errModel
	}
	return nil
}

// FeatureRows gives the numbers that the ranker sees, a row for each of the
// first sentences of a, in the order of Features: for training, and for those
// who want to know.
func FeatureRows(a *article.Article) [][]float64 { return read(a, "").features() }
