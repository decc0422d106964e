package text

import "testing"

func TestDetect(t *testing.T) {
	for _, tt := range []struct{ want, text string }{
		{"en", "The mill at Arden will reopen in March, its owner said on Tuesday."},
		{"de", "Die Mühle in Arden soll im März wieder öffnen, sagte der Besitzer am Dienstag."},
		{"fr", "Le moulin d'Arden rouvrira en mars, a déclaré mardi son propriétaire."},
		{"es", "El molino de Arden volverá a abrir en marzo, dijo el martes su dueño."},
		{"pt", "O moinho de Arden vai reabrir em março, disse o dono na terça-feira."},
		{"it", "Il mulino di Arden riaprirà a marzo, ha detto martedì il proprietario."},
		{"nl", "De molen in Arden gaat in maart weer open, zei de eigenaar dinsdag, maar het is nog niet zeker voor hoe lang."},
		{"sv", "Kvarnen i Arden öppnar igen i mars, sade ägaren på tisdagen."},
		{"da", "Møllen i Arden åbner igen i marts, sagde ejeren tirsdag, efter at byrådet havde stemt."},
		{"no", "Møllen i Arden åpner igjen i mars, sa eieren tirsdag, etter at kommunen hadde stemt."},
		{"fi", "Ardenin mylly avataan uudelleen maaliskuussa, omistaja sanoi tiistaina, kun kunta oli äänestänyt."},
		{"pl", "Młyn w Arden zostanie ponownie otwarty w marcu, powiedział we wtorek właściciel."},
		{"cs", "Mlýn v Ardenu bude znovu otevřen v březnu, řekl v úterý jeho majitel."},
		{"sk", "Mlyn v Ardene bude opäť otvorený v marci, povedal v utorok jeho majiteľ."},
		{"hu", "Az ardeni malom márciusban nyit újra, mondta kedden a tulajdonos."},
		{"ro", "Moara din Arden se va redeschide în martie, a declarat marți proprietarul."},
		{"tr", "Arden'deki değirmen mart ayında yeniden açılacak, dedi sahibi salı günü."},
		{"id", "Pabrik di Arden akan dibuka kembali pada bulan Maret, kata pemiliknya pada hari Selasa."},
		{"vi", "Nhà máy ở Arden sẽ mở cửa trở lại vào tháng Ba, chủ sở hữu cho biết hôm thứ Ba."},
		{"ru", "Мельница в Ардене вновь откроется в марте, сообщил во вторник её владелец."},
		{"uk", "Млин в Ардені знову відкриється в березні, сказав у вівторок його власник."},
		{"bg", "Мелницата в Ардън ще отвори отново през март, съобщи във вторник собственикът."},
		{"el", "Ο μύλος στο Άρντεν θα ανοίξει ξανά τον Μάρτιο."},
		{"ar", "سيعاد فتح المصنع في آردن في مارس، حسبما قال مالكه يوم الثلاثاء."},
		{"fa", "صاحب کارخانه روز سه‌شنبه گفت که این کارخانه در ماه مارس دوباره باز می‌شود."},
		{"ur", "مل کے مالک نے منگل کو کہا کہ یہ مارچ میں دوبارہ کھل جائے گی۔"},
		{"he", "הטחנה בארדן תיפתח מחדש במרץ, אמר בעליה ביום שלישי."},
		{"hi", "मालिक ने मंगलवार को कहा कि आर्डेन की मिल मार्च में फिर से खुलेगी।"},
		{"mr", "आर्डेनमधील गिरणी मार्चमध्ये पुन्हा सुरू होणार आहे, असे मालकाने सांगितले."},
		{"zh", "阿登的磨坊将于三月重新开放，业主 John Smith 周二表示。"},
		{"ja", "アーデンの製粉所は３月に再開すると、所有者が火曜日に述べた。"},
		{"ko", "아든의 제분소가 3월에 다시 문을 연다고 소유주가 화요일에 말했다."},
		{"th", "โรงสีที่อาร์เดนจะเปิดอีกครั้งในเดือนมีนาคม"},
		{"hy", "Ջրաղացը կվերաբացվի մարտին։"},
		{"am", "ወፍጮ ቤቱ በመጋቢት ይከፈታል።"},
		{"en", "Ｔｈｅ ｍｉｌｌ ａｔ Ａｒｄｅｎ ｗｉｌｌ ｒｅｏｐｅｎ ｉｎ Ｍａｒｃｈ."},
		{Unknown, ""}, {Unknown, "12:30 — 14-3!"}, {Unknown, "Xyzzy Qwrt"}, {Unknown, "\xff\xfe"},
	} {
		for range 3 {
			if got := Detect(tt.text); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	b.SetBytes(4096)
	for b.Loop() {
		Detect(newsText)
	}
}
