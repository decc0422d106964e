package diffing

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A short piece of a sentence is unlike the whole, but not when the other piece
// stands beside it.
func TestLinksBothPieces(t *testing.T) {
	whole := "The mill shut on Friday after ninety years of spinning wool for the whole valley, and forty lost their jobs."
	pieces := []string{"The mill shut on Friday after ninety years of spinning wool for the whole valley.", "Forty lost their jobs."}
	first := "Arden is a small town."
	both := map[[2]int]bool{{0, 0}: true, {1, 1}: true, {1, 2}: true}
	if got := linked([]string{first, whole}, []string{first, pieces[0], pieces[1]}); !cmp.Equal(got, both) {
		t.Errorf("split: linked %v", got)
	}
	both = map[[2]int]bool{{0, 0}: true, {1, 1}: true, {2, 1}: true}
	if got := linked([]string{first, pieces[0], pieces[1]}, []string{first, whole}); !cmp.Equal(got, both) {
		t.Errorf("merged: linked %v", got)
	}
	alone := map[[2]int]bool{{0, 0}: true, {1, 1}: true}
	if got := linked([]string{first, whole}, []string{first, pieces[0], "Rain is forecast for the weekend."}); !cmp.Equal(got, alone) {
		t.Errorf("beside another sentence: linked %v", got)
	}
}

// The same pair of sentences is linked where it alone is left over, and not
// where a dozen others on either side might be meant.
func TestAsksForMoreAmongMany(t *testing.T) {
	first, last := "The council met in the town hall on Monday evening.", "The next meeting is in three weeks."
	old, new := "Officials gave no reason for the delay of the bridge.", "Nobody said why the bridge is late, and no reason was given."
	if got := linked([]string{first, old, last}, []string{first, new, last}); !got[[2]int{1, 1}] {
		t.Errorf("alone: linked %v", got)
	}
	others := []string{
		"Buses will run every ten minutes.", "A school in Arden opened its doors again.", "Sheep blocked the northern road for an hour.",
		"Volunteers planted two hundred oaks.", "Swimmers complained of cold showers.", "Bakers want longer hours before Easter.",
		"Dogs must be kept on a lead.", "Firemen rescued a cat from a chimney.", "Tickets cost four pounds.",
		"Musicians play on Saturdays.", "Snow closed both passes.", "Pensioners travel free of charge.",
	}
	more := []string{
		"Trains stop at every village.", "Doctors warn of ticks.", "Farmers sold less milk.", "Painters restored the chapel ceiling.",
		"Cyclists get a lane along the river.", "Butchers strike again.", "Cats may roam.", "Police found a stolen tractor.",
		"Parking is cheaper by night.", "Actors rehearse outdoors.", "Hail broke greenhouse panes.", "Students pay half.",
	}
	x := slices.Concat([]string{first}, others[:6], []string{old}, others[6:], []string{last})
	y := slices.Concat([]string{first}, more[:6], []string{new}, more[6:], []string{last})
	if got := linked(x, y); got[[2]int{7, 7}] {
		t.Errorf("among many: linked %v", got)
	}
}

// What a first look shows is learnt: where sentences are split another split
// costs less, and where nearly all are linked the bar is lower.
func TestLearnsFromTheFirstLook(t *testing.T) {
	learnt := func(links ...link) tendency {
		tend := tendency{bar: barUsual, split: moreUsual, merge: moreUsual}
		var s seen
		s.count(24, links)
		tend.learn(s, 0)
		return tend
	}
	one, split := link{n: 1, m: 1}, link{n: 1, m: 2}
	few := learnt(one, one)
	all := learnt(slices.Repeat([]link{one}, 12)...)
	splits := learnt(slices.Repeat([]link{split}, 8)...)
	if all.bar >= few.bar {
		t.Errorf("bar %d where all are linked, %d where few are", all.bar, few.bar)
	}
	if splits.split >= all.split || splits.split >= splits.merge {
		t.Errorf("among splits a split costs %d and a merger %d; among none, a split costs %d", splits.split, splits.merge, all.split)
	}
	if none := learnt(); none != (tendency{bar: barUsual, split: moreUsual, merge: moreUsual}) {
		t.Errorf("nothing seen, and yet something learnt: %v", none)
	}
}

// A retelling has few words in common with what it retells, and is linked by
// less.
func TestLinksARetelling(t *testing.T) {
	old := []string{
		"A wolf met a lamb that had strayed from the fold.",
		"He resolved to find some plea that would justify eating it.",
		"The lamb answered that it had never yet tasted grass.",
		"The wolf seized it all the same and ate it up.",
	}
	new := []string{
		"Once a lamb strayed, and a hungry wolf saw his chance.",
		"But he wanted an excuse, a plea of some kind, before eating.",
		"Whatever the wolf charged, the lamb answered gently: it fed on milk, not grass.",
		"In the end he ate his prey without one.",
	}
	got := linked(old, new)
	for k := range 3 {
		if !got[[2]int{k, k}] {
			t.Errorf("sentence %d of the tale is not linked: %v", k, got)
		}
	}
}

// Two short texts on different matters share function words and perhaps a day,
// and nothing in one is something in the other reworded.
func TestLinksNoStrangers(t *testing.T) {
	for _, tt := range []struct {
		name     string
		old, new []string
	}{
		{"English, one sentence", []string{"The council approved the budget on Tuesday."}, []string{"Rain is forecast for the whole of the weekend."}},
		{"English, one day", []string{"The council approved the budget on Tuesday."},
			[]string{"A storm hit the coast on Tuesday.", "Trees fell across the roads.", "Schools in the area stayed shut."}},
		{"German", []string{"Die Ministerin ist zurückgetreten.", "Sie war zwei Jahre im Amt.", "Ein Nachfolger wird in der kommenden Woche benannt."},
			[]string{"Die Mannschaft hat den Pokal gewonnen.", "Es war der erste Titel für den Verein seit zwanzig Jahren.", "Tausende feierten in den Straßen der Stadt."}},
		{"Spanish", []string{"El banco central subió los tipos de interés.", "Las bolsas cayeron."}, []string{"Un incendio destruyó un almacén en el puerto.", "No hubo heridos."}},
		{"Japanese", []string{"市議会は火曜日に予算案を可決した。"}, []string{"週末は全国的に雨となる見込みです。"}},
		{"Chinese", []string{"首相周三宣布对含糖饮料征收新税。", "政府表示，该措施将于四月生效。", "生产商称该税将使数千人失业。", "卫生团体对这一决定表示欢迎。"},
			[]string{"一艘货轮周五清晨在海岸附近搁浅。", "十二名船员被直升机救起。", "海岸警卫队表示没有发现漏油。", "拖船将在涨潮时尝试使其脱浅。"}},
		{"Arabic", []string{"وافق المجلس البلدي على الميزانية يوم الثلاثاء."}, []string{"من المتوقع هطول الأمطار على البلاد في عطلة نهاية الأسبوع."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := linked(tt.old, tt.new); len(got) > 0 {
				t.Errorf("linked %v", got)
			}
		})
	}
}

// A short text told anew has words in common with what it tells, and is linked
// by few.
func TestLinksShortRewording(t *testing.T) {
	for _, tt := range []struct{ old, new string }{
		{"Four people were killed in the blast.", "The explosion killed at least six people, officials said."},
		{"Quatre personnes ont été tuées dans l'explosion.", "L'explosion a tué au moins six personnes, selon la police."},
		{"Vier Menschen wurden bei der Explosion getötet.", "Bei der Explosion starben mindestens sechs Menschen, teilte die Polizei mit."},
		{"爆炸造成四人死亡。", "警方称，爆炸已造成至少六人死亡。"},
		{"قتل أربعة أشخاص في الانفجار.", "قالت الشرطة إن ستة أشخاص على الأقل قتلوا في الانفجار."},
		{"Is it he?", "Was it he?"}, // function words are all there is
		{"He never said that.", "He did not ever say that."},
	} {
		if got := linked([]string{tt.old}, []string{tt.new}); len(got) != 1 {
			t.Errorf("%s\n%s\nare not linked", tt.old, tt.new)
		}
	}
}

// Function words alone make no sentence another one reworded.
func TestFunctionWordsSayLittle(t *testing.T) {
	first, last := "The bridge will close on Monday.", "Buses will be diverted."
	old := []string{first, "The mayor of the town opened the fair in the rain.", last}
	new := []string{first, "The price of the ticket in the hall is the same.", last}
	if got := linked(old, new); got[[2]int{1, 1}] {
		t.Errorf("linked %v", got)
	}
}
