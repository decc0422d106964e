package pages

import (
	"fmt"
	"strings"
)

// A repost is a clean article as blogs and aggregators copy it: with its
// headline printed twice, a byline, a date, a credit, a comment form. Real
// ones cannot be had with labels, so these are made, from parts of our own
// writing in a dozen languages. What they teach is place and shape; the words
// differ from text to text.
type idiom struct {
	names    []string
	by       []string // formats of a byline
	dates    []string
	via      []string // formats of a credit with an outlet and an address
	credits  []string // formats of a credit with an outlet
	shares   []string
	comments []string
	pleas    []string // newsletter and donation
	related  []string // headings over other stories
	tags     []string
	rights   []string
	bios     []string // formats of an author's note
}

var outlets = []string{"Valley News", "The Harbor Post", "Morgenblatt", "La Gaceta del Sur", "Le Journal du Port", "Folha do Vale", "ZeroNews", "Daily Ledger", "Northern Wire", "Il Corriere del Porto", "河谷日报", "港新聞", "صحيفة الوادي", "घाटी समाचार", "Example Times"}

var idioms = map[string]idiom{
	"en": {
		names:    []string{"Jane Roe", "Tom Arden", "Maria K. Lind", "J. P. Miller", "Staff Writer", "Sam O'Neil"},
		by:       []string{"By %s", "%s", "by %s, Staff Writer", "Posted by %s", "Written by %s", "%s"},
		dates:    []string{"Fri, 10/11/2019 - 02:45", "October 11, 2019", "Oct 11, 2019 at 3:20 pm", "11 October 2019", "Published: October 11, 2019", "Updated 3:15 PM ET, Fri October 11, 2019", "2019-10-11 02:45", "3 days ago"},
		via:      []string{"via %s %s", "Source: %s %s", "via %s %s %s", "Original: %s %s"},
		credits:  []string{"This article originally appeared in %s.", "This story was first published by %s and is republished with permission.", "(Reporting by Ann Lee in Arden; editing by Bo Hart)", "Source: %s", "Read the original article at %s.", "Republished from %s under a Creative Commons license."},
		shares:   []string{"Share this:", "Share", "Tweet", "Facebook", "Twitter", "Click to share on Facebook (Opens in new window)", "Email", "Print", "WhatsApp", "Like this:", "Like Loading...", "Share on LinkedIn", "Follow us on Twitter"},
		comments: []string{"Leave a Reply", "Your email address will not be published. Required fields are marked *", "Leave a comment", "Comments (0)", "Be the first to comment", "Name *", "Email *", "Website", "Save my name, email, and website in this browser for the next time I comment.", "Post Comment", "Your email address will not be published.", "You must be logged in to post a comment."},
		pleas:    []string{"Subscribe to our newsletter and get the best stories in your inbox.", "Sign up for our daily newsletter", "Help us keep our reporting free. Donate today.", "Enter your email address to subscribe to this blog and receive notifications of new posts by email.", "Join 12,345 other followers", "Support independent journalism"},
		related:  []string{"Related", "You may also like", "Read next", "More from this section", "Related stories:", "Recommended for you", "Most popular", "Read more:"},
		tags:     []string{"Tags: news, valley, mill", "Filed under: World", "Categories: News", "Posted in News, World", "Topics: business, jobs"},
		rights:   []string{"© 2019 %s. All rights reserved.", "Copyright 2019 %s. This material may not be published, broadcast, rewritten or redistributed.", "Terms of use | Privacy policy"},
		bios:     []string{"%s is a reporter who covers the valley. Follow her on Twitter.", "About the author: %s writes about business and lives in Arden.", "The views expressed are the author's own."},
	},
	"de": {
		names: []string{"Anna Berg", "Karl Lindner", "Dr. Eva Maurer", "Jonas Weiß"}, by: []string{"Von %s", "%s", "von %s", "Autor: %s", "Geschrieben von %s"},
		dates:    []string{"11. Oktober 2019", "11.10.2019, 02:45 Uhr", "Freitag, 11.10.2019 – 02:45", "Veröffentlicht am 11. Oktober 2019", "Stand: 11.10.2019", "vor 3 Tagen"},
		via:      []string{"via %s %s", "Quelle: %s %s", "über %s %s %s"},
		credits:  []string{"Dieser Artikel erschien zuerst bei %s.", "Zuerst erschienen auf %s", "Quelle: %s", "Der Beitrag erschien ursprünglich in %s.", "(Mit Material der dpa)"},
		shares:   []string{"Teilen", "Twittern", "Drucken", "Per E-Mail senden", "Auf Facebook teilen", "WhatsApp", "Folgen Sie uns auf Twitter", "Gefällt mir:"},
		comments: []string{"Schreibe einen Kommentar", "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert", "Kommentare", "Kommentar abschicken", "Name *", "E-Mail *", "Antworten", "Deine E-Mail-Adresse wird nicht veröffentlicht."},
		pleas:    []string{"Abonnieren Sie unseren Newsletter und verpassen Sie keine Nachricht.", "Jetzt den Newsletter bestellen", "Unterstützen Sie uns mit einer Spende.", "Hier geht es zum Abo"},
		related:  []string{"Mehr zum Thema", "Lesen Sie auch", "Auch interessant", "Das könnte Sie auch interessieren", "Weiterlesen"},
		tags:     []string{"Schlagwörter: Mühle, Tal", "Themen: Wirtschaft", "Kategorie: Nachrichten"}, rights: []string{"© 2019 %s. Alle Rechte vorbehalten.", "Impressum | Datenschutz"},
		bios: []string{"%s ist Redakteurin und schreibt über das Tal.", "Über den Autor: %s lebt in Arden."},
	},
	"fr": {
		names: []string{"Claire Dumas", "Paul Martin", "Hélène Roy"}, by: []string{"Par %s", "%s", "Publié par %s", "par %s", "Écrit par %s"},
		dates:    []string{"11 octobre 2019", "Publié le 11/10/2019 à 02h45", "ven. 11/10/2019 – 02:45", "Le 11 octobre 2019 à 14:20", "Mis à jour le 11 octobre 2019", "il y a 3 jours"},
		via:      []string{"via %s %s", "Source : %s %s", "via %s %s %s"},
		credits:  []string{"Cet article a été initialement publié sur %s.", "Article d'abord paru dans %s", "Source : %s", "Cet article est republié à partir de %s sous licence Creative Commons.", "(avec AFP)"},
		shares:   []string{"Partager", "Tweeter", "Imprimer", "Envoyer par e-mail", "Partager sur Facebook", "Suivez-nous sur Twitter", "J'aime ça :"},
		comments: []string{"Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *", "Commentaires", "Nom *", "E-mail *", "Répondre", "Votre adresse de messagerie ne sera pas publiée.", "Aucun commentaire"},
		pleas:    []string{"Abonnez-vous à notre newsletter pour ne rien manquer.", "Inscrivez-vous à la lettre d'information", "Soutenez un journalisme indépendant : faites un don.", "Article réservé aux abonnés"},
		related:  []string{"À lire aussi", "Lire aussi", "Sur le même sujet", "Articles similaires", "Les plus lus"},
		tags:     []string{"Mots-clés : moulin, vallée", "Étiquettes : économie", "Catégorie : Actualités"}, rights: []string{"© 2019 %s. Tous droits réservés.", "Mentions légales | Confidentialité"},
		bios: []string{"%s est journaliste et couvre la vallée.", "À propos de l'auteur : %s vit à Arden."},
	},
	"es": {
		names: []string{"Lucía Gómez", "Pedro Ruiz", "Ana María Sol"}, by: []string{"Por %s", "%s", "por %s", "Publicado por %s", "Escrito por %s"},
		dates:    []string{"11 de octubre de 2019", "11/10/2019 - 02:45", "vie, 11/10/2019 – 02:45", "Publicado el 11 de octubre de 2019", "Actualizado: 11 octubre 2019 14:20", "hace 3 días"},
		via:      []string{"vía %s %s", "Fuente: %s %s", "via %s %s %s"},
		credits:  []string{"Este artículo fue publicado originalmente en %s.", "La entrada apareció primero en %s.", "Fuente: %s", "Esta nota se publicó originalmente en %s.", "Con información de agencias"},
		shares:   []string{"Compartir", "Tuitear", "Imprimir", "Compartir en Facebook", "Enviar por correo", "Síguenos en Twitter", "Me gusta esto:"},
		comments: []string{"Deja un comentario", "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *", "Comentarios", "Deja una respuesta", "Nombre *", "Correo electrónico *", "Publicar el comentario", "Tu dirección de correo electrónico no será publicada."},
		pleas:    []string{"Suscríbete a nuestro boletín y recibe las noticias cada mañana.", "Suscribirse", "Apoya el periodismo independiente con una donación.", "Recibe nuestro boletín"},
		related:  []string{"Noticias relacionadas", "Lea también", "Te puede interesar", "Le puede interesar:", "Más leídas"},
		tags:     []string{"Etiquetas: molino, valle", "Archivado en: Economía", "Categorías: Noticias"}, rights: []string{"© 2019 %s. Todos los derechos reservados.", "Aviso legal | Privacidad"},
		bios: []string{"%s es periodista y cubre el valle.", "Sobre el autor: %s vive en Arden."},
	},
	"pt": {
		names: []string{"Ana Souza", "João Lima", "Rita Prado"}, by: []string{"Por %s", "%s", "por %s", "Publicado por %s"},
		dates:    []string{"11 de outubro de 2019", "11/10/2019 - 02h45", "sex, 11/10/2019 – 02:45", "Publicado em 11 de outubro de 2019", "Atualizado em 11/10/2019 às 14h20", "há 3 dias"},
		via:      []string{"via %s %s", "Fonte: %s %s", "via %s %s %s"},
		credits:  []string{"Este artigo foi publicado originalmente em %s.", "O post apareceu primeiro em %s.", "Fonte: %s", "Esta reportagem foi publicada originalmente na %s.", "Com informações da Agência Brasil"},
		shares:   []string{"Compartilhe", "Compartilhar", "Tweetar", "Imprimir", "Compartilhar no Facebook", "Siga-nos no Twitter", "Curtir isso:"},
		comments: []string{"Deixe um comentário", "O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *", "Comentários", "Deixe uma resposta", "Nome *", "E-mail *", "Publicar comentário", "O seu endereço de e-mail não será publicado."},
		pleas:    []string{"Assine nossa newsletter e receba as notícias no seu e-mail.", "Assine já", "Apoie o jornalismo independente. Faça uma doação.", "Inscreva-se no nosso canal"},
		related:  []string{"Leia também", "Veja também", "Notícias relacionadas", "Mais lidas", "Saiba mais"},
		tags:     []string{"Tags: moinho, vale", "Assuntos: economia", "Categorias: Notícias"}, rights: []string{"© 2019 %s. Todos os direitos reservados.", "Termos de uso | Privacidade"},
		bios: []string{"%s é jornalista e cobre o vale.", "Sobre o autor: %s mora em Arden."},
	},
	"it": {
		names: []string{"Luca Ferri", "Giulia Neri"}, by: []string{"Di %s", "%s", "di %s"}, dates: []string{"11 ottobre 2019", "11/10/2019 02:45", "Pubblicato il 11 ottobre 2019"},
		via: []string{"via %s %s", "Fonte: %s %s"}, credits: []string{"L'articolo proviene da %s.", "Fonte: %s"}, shares: []string{"Condividi", "Stampa", "Tweet", "Facebook"},
		comments: []string{"Lascia un commento", "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *", "Commenti", "Nome *"},
		pleas:    []string{"Iscriviti alla newsletter per non perdere le notizie.", "Sostieni il giornalismo indipendente"}, related: []string{"Leggi anche", "Articoli correlati"},
		tags: []string{"Tag: mulino, valle"}, rights: []string{"© 2019 %s. Tutti i diritti riservati."}, bios: []string{"%s è giornalista e vive ad Arden."},
	},
	"zh": {
		names: []string{"王小明", "李华", "记者 张伟"}, by: []string{"作者：%s", "记者 %s", "%s", "文 / %s"}, dates: []string{"2019年10月11日", "2019-10-11 02:45", "发布时间：2019年10月11日 02:45"},
		via: []string{"来源：%s %s", "转载自 %s %s"}, credits: []string{"本文转载自%s。", "来源：%s", "文章来源：%s", "（责任编辑：李华）"}, shares: []string{"分享", "分享到微信", "微博", "打印", "收藏"},
		comments: []string{"发表评论", "您的电子邮箱地址不会被公开。 必填项已用 * 标注", "评论", "登录后才能评论"}, pleas: []string{"订阅我们的新闻简报，每天收到最新消息。", "扫码关注公众号"},
		related: []string{"相关阅读", "相关新闻", "推荐阅读", "热门文章"}, tags: []string{"标签：河谷 磨坊", "关键词：经济"}, rights: []string{"版权所有 © 2019 %s", "未经授权不得转载"}, bios: []string{"%s，本报记者。"},
	},
	"ja": {
		names: []string{"山田太郎", "佐藤花子"}, by: []string{"%s", "文：%s", "%s記者"}, dates: []string{"2019年10月11日 02時45分", "2019年10月11日", "2019/10/11 02:45"}, via: []string{"出典：%s %s", "引用元 %s %s"},
		credits: []string{"出典：%s", "この記事は%sに掲載されたものです。"}, shares: []string{"シェア", "ツイート", "印刷", "はてなブックマーク"}, comments: []string{"コメントを残す", "メールアドレスが公開されることはありません。 * が付いている欄は必須項目です", "コメント"},
		pleas: []string{"メールマガジンに登録して最新ニュースを受け取りましょう。", "有料会員限定"}, related: []string{"関連記事", "あわせて読みたい", "おすすめ"}, tags: []string{"タグ：谷 水車", "カテゴリー：ニュース"}, rights: []string{"© 2019 %s 無断転載を禁じます"}, bios: []string{"%s：本紙記者。"},
	},
	"ar": {
		names: []string{"أحمد سالم", "ليلى حسن"}, by: []string{"بقلم: %s", "%s", "كتب: %s"}, dates: []string{"11 أكتوبر 2019", "الجمعة 11 أكتوبر 2019 - 02:45", "2019-10-11"}, via: []string{"المصدر: %s %s", "نقلا عن %s %s"},
		credits: []string{"نقلا عن %s", "المصدر: %s"}, shares: []string{"شارك", "مشاركة على فيسبوك", "تغريدة", "طباعة"}, comments: []string{"اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "التعليقات"},
		pleas: []string{"اشترك في نشرتنا البريدية ليصلك كل جديد.", "تابعنا على تويتر"}, related: []string{"اقرأ أيضا", "مواضيع ذات صلة"}, tags: []string{"الوسوم: الوادي، الطاحونة"}, rights: []string{"جميع الحقوق محفوظة © 2019 %s"}, bios: []string{"%s صحفي يكتب عن الوادي."},
	},
	"hi": {
		names: []string{"राम कुमार", "सीता वर्मा"}, by: []string{"लेखक: %s", "%s", "द्वारा %s"}, dates: []string{"11 अक्टूबर 2019", "शुक्रवार, 11 अक्टूबर 2019 02:45"}, via: []string{"स्रोत: %s %s", "साभार: %s %s"},
		credits: []string{"साभार: %s", "स्रोत: %s"}, shares: []string{"शेयर करें", "ट्वीट करें", "फेसबुक पर साझा करें"}, comments: []string{"टिप्पणी करें", "आपका ईमेल पता प्रकाशित नहीं किया जाएगा। आवश्यक फ़ील्ड चिह्नित हैं *", "टिप्पणियाँ"},
		pleas: []string{"हमारे न्यूज़लेटर की सदस्यता लें।", "हमें ट्विटर पर फॉलो करें"}, related: []string{"यह भी पढ़ें", "संबंधित खबरें"}, tags: []string{"टैग: घाटी, मिल"}, rights: []string{"© 2019 %s सर्वाधिकार सुरक्षित"}, bios: []string{"%s घाटी पर लिखते हैं।"},
	},
	"ru": {
		names: []string{"Иван Петров", "Анна Смирнова"}, by: []string{"Автор: %s", "%s", "Текст: %s"}, dates: []string{"11 октября 2019", "11.10.2019 02:45", "Опубликовано 11 октября 2019 г."}, via: []string{"Источник: %s %s"},
		credits: []string{"Источник: %s"}, shares: []string{"Поделиться", "ВКонтакте", "Телеграм", "Распечатать"}, comments: []string{"Добавить комментарий", "Ваш адрес email не будет опубликован. Обязательные поля помечены *", "Комментарии"},
		pleas: []string{"Подпишитесь на нашу рассылку и читайте главное каждый день.", "Подписывайтесь на наш канал"}, related: []string{"Читайте также", "По теме"}, tags: []string{"Теги: долина, мельница"}, rights: []string{"© 2019 %s. Все права защищены."}, bios: []string{"%s — журналист."},
	},
}

// dice is a generator of our own, so that the same texts are made everywhere.
type dice uint64

func (d *dice) n(k int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % k
}

func (d *dice) one(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[d.n(len(list))]
}

func (d *dice) some(list []string, most int) []string {
	var out []string
	if len(list) == 0 {
		return nil
	}
	at := d.n(len(list))
	for k := range 1 + d.n(most) {
		out = append(out, list[(at+k)%len(list)])
	}
	return out
}

func fill(format string, args ...string) string {
	for _, a := range args {
		format = strings.Replace(format, "%s", a, 1)
	}
	return strings.ReplaceAll(format, "%s", "")
}

// repost makes one; the labels say which lines are the article's.
func repost(d *dice, language, title string, body, others []string) (text string, keep []bool) {
	id, ok := idioms[strings.SplitN(language, "-", 2)[0]]
	if !ok || d.n(5) == 0 {
		id = idioms["en"]
	}
	if len(body) > 3 && d.n(2) == 0 { // many reposts are short
		body = body[:2+d.n(min(8, len(body)-2))]
	}
	name, outlet, link := d.one(id.names), d.one(outlets), fmt.Sprintf("https://example.%s/%x", d.one([]string{"org", "com", "net"}), d.n(1<<20))
	var lines []string
	put := func(own bool, list ...string) {
		for _, l := range list {
			lines = append(lines, l)
			keep = append(keep, own)
		}
	}
	date, by := d.one(id.dates), fill(d.one(id.by), name)
	tail := []func(){
		func() { put(false, fill(d.one(id.via), outlet, link, name)) },
		func() { put(false, fill(d.one(id.credits), outlet)) },
		func() { put(false, d.some(id.shares, 5)...) },
		func() { put(false, d.some(id.comments, 5)...) },
		func() { put(false, d.some(id.pleas, 2)...) },
		func() { put(false, append([]string{d.one(id.related)}, d.some(others, 4)...)...) },
		func() { put(false, d.one(id.tags)) },
		func() { put(false, fill(d.one(id.rights), outlet)) },
		func() { put(false, fill(d.one(id.bios), name)) },
	}
	if title != "" && d.n(4) > 0 {
		put(false, title)
		if d.n(2) == 0 {
			put(false, title)
		}
	}
	late := d.n(3) == 0
	if !late {
		if d.n(3) > 0 {
			put(false, by)
		}
		if d.n(3) > 0 {
			put(false, date)
		}
		if d.n(4) == 0 {
			put(false, d.some(id.shares, 3)...)
		}
	}
	at := -1
	if len(body) > 4 && d.n(3) == 0 {
		at = 2 + d.n(len(body)-3)
	}
	for i, p := range body {
		if i == at {
			switch d.n(3) {
			case 0:
				put(false, d.one(id.pleas))
			case 1:
				put(false, strings.TrimSuffix(d.one(id.related), ":")+": "+d.one(others))
			default:
				put(false, d.one([]string{"Advertisement", "ADVERTISEMENT", "Anzeige", "Publicité", "Publicidad", "Story continues below", "广告"}))
			}
		}
		put(true, p)
	}
	if late {
		put(false, by, date)
	}
	for k, n := d.n(2), d.n(5); k < n; k++ {
		tail[d.n(len(tail))]()
	}
	gap := "\n"
	if d.n(3) > 0 {
		gap = "\n\n"
	}
	return strings.Join(lines, gap), keep
}
