package summarize

import (
	"strings"
	"sync"

	"github.com/stemma-news/stemma/internal/text"
)

// A sign is what single words tell about a sentence, as bits.
type sign uint8

const (
	leaning sign = 1 << iota // at the start: needs the sentence before
	speech                   // somebody says something
	self                     // I, we
	you                      // the reader is spoken to
	plea                     // subscribe, click, share: the page speaks, not the story
	picture                  // a caption or a picture credit
	day                      // a day of the week, today: news as it came in
)

// signWords are words of each sign in the languages that most of what is
// republished is written in. In other languages a sentence shows no signs, and
// the ranker lives by the rest of its features.
var signWords = map[string]map[sign]string{
	"en": {
		leaning: "he she it they his her its their him them this that these those but and or so also however meanwhile moreover furthermore then there such instead still yet nor both another others afterwards therefore thus nevertheless besides",
		speech:  "said says say told tells added adds according explained announced stated claimed asked wrote tweeted insisted replied noted",
		self:    "i we my our me us i'm i've we're we've i'd i'll mine ours myself",
		you:     "you your yours you're you'll you've",
		plea:    "click subscribe subscribed newsletter newsletters cookie cookies share follow copyright advertisement advertising comment comments sign email facebook twitter whatsapp instagram pinterest download login register privacy scroll related continue reserved loading browser javascript",
		picture: "photo photos image images picture pictured pictures getty reuters afp ap file caption video gallery slideshow enlarge shutterstock illustration",
		day:     "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow",
	},
	"de": {
		leaning: "er sie es sein seine ihr ihre ihm ihnen dies diese dieser dieses das aber doch und oder auch jedoch dann so dabei damit dazu deshalb daher denn zudem außerdem trotzdem dort hierzu demnach seither danach",
		speech:  "sagte sagt erklärte teilte laut betonte berichtete hieß erklärt fügte",
		self:    "ich wir mein meine unser unsere mir uns mich",
		you:     "du dein deine dich dir euch",
		plea:    "klicken abonnieren newsletter cookie cookies teilen folgen anzeige werbung kommentare kommentar anmelden facebook twitter whatsapp datenschutz impressum weiterlesen mehr",
		picture: "foto fotos bild bilder dpa imago getty video bildergalerie quelle",
		day:     "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute gestern morgen",
	},
	"fr": {
		leaning: "il elle ils elles ce cette ces cet cela ceci son sa ses leur leurs mais et ou donc or ainsi puis alors cependant toutefois pourtant aussi enfin celui celle ceux celles",
		speech:  "dit déclaré affirmé selon expliqué indiqué ajouté précisé annoncé estime souligne raconte confié",
		self:    "je j'ai nous mon ma mes notre nos moi",
		you:     "vous votre vos tu ton",
		plea:    "cliquez abonnez newsletter cookie cookies partager suivez publicité commentaires inscrivez facebook twitter lire",
		picture: "photo photos image images afp crédit vidéo getty reuters illustration",
		day:     "lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain",
	},
	"es": {
		leaning: "él ella ellos ellas este esta estos estas ese esa eso esto su sus pero y o también sin además entonces así luego asimismo",
		speech:  "dijo según afirmó explicó señaló añadió aseguró indicó declaró",
		self:    "yo nosotros mi mis nuestro nuestra",
		you:     "usted ustedes tú tu tus",
		plea:    "haga clic suscríbete suscríbase newsletter cookies compartir síguenos publicidad comentarios facebook twitter whatsapp leer",
		picture: "foto fotos imagen video efe getty reuters",
		day:     "lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana",
	},
	"it": {
		leaning: "lui lei loro questo questa questi queste suo sua suoi ma e o anche quindi inoltre poi così però tuttavia infatti",
		speech:  "detto ha secondo spiegato aggiunto dichiarato affermato",
		self:    "io noi mio mia nostro nostra", you: "tu voi tuo vostro",
		plea:    "clicca iscriviti newsletter cookie condividi seguici pubblicità commenti facebook twitter leggi",
		picture: "foto immagine video ansa getty",
		day:     "lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani",
	},
	"pt": {
		leaning: "ele ela eles elas este esta esse essa isso isto seu sua seus suas mas e ou também além então assim porém",
		speech:  "disse segundo afirmou explicou acrescentou declarou", self: "eu nós meu minha nosso nossa", you: "você vocês seu",
		plea:    "clique assine newsletter cookies compartilhe siga publicidade comentários facebook twitter whatsapp leia",
		picture: "foto imagem vídeo getty reuters reprodução divulgação",
		day:     "segunda terça quarta quinta sexta sábado domingo hoje ontem amanhã",
	},
	"vi": {
		leaning: "nó họ đó này nhưng và hoặc cũng tuy đồng ngoài trong khi sau vì do",
		speech:  "nói biết theo khẳng chia phát tuyên", self: "tôi chúng mình", you: "bạn quý",
		plea: "facebook twitter đăng chia_sẻ quảng bình_luận email xem", picture: "ảnh hình video clip",
		day: "hôm sáng chiều tối qua nay",
	},
	"ru": {
		leaning: "он она оно они его ее её их это этот эта эти но и а или также однако при поэтому затем", speech: "сказал заявил сообщил отметил добавил рассказал словам подчеркнул", self: "я мы мой наш мне нам", you: "вы ваш ты",
		plea: "подписывайтесь читайте реклама комментарии подписаться", picture: "фото видео риа тасс",
		day: "понедельник вторник среда четверг пятница суббота воскресенье сегодня вчера",
	},
	"nl": {
		leaning: "hij zij ze het zijn haar hun dit dat deze die maar en of ook echter dan daarom toch", speech: "zei zegt aldus volgens vertelt meldt", self: "ik wij we mijn ons onze", you: "u je jij jouw uw",
		plea: "klik nieuwsbrief cookies delen advertentie reacties abonneer", picture: "foto beeld anp video",
		day: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren",
	},
	"zh": {leaning: "他 她 它 这 该 但 而 此 其", speech: "说 称", self: "我", you: "你 您", picture: "图"},
	"ja": {leaning: "彼 こ そ また", self: "私 僕", picture: "写"},
}

// signs gives the table of one language, by hash of the term; nil for a
// language without one.
func signs(language string) map[uint64]sign { return signTables()[text.Base(language)] }

var signTables = sync.OnceValue(func() map[string]map[uint64]sign {
	tables := map[string]map[uint64]sign{}
	for language, lists := range signWords {
		table := map[uint64]sign{}
		for s, list := range lists {
			for w := range strings.FieldsSeq(list) {
				table[hash(w)] |= s
			}
		}
		tables[language] = table
	}
	return tables
})
