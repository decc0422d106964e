package web

// What every page says.
var wordsOfEveryPage = []word{
	{"Stemma: what changed", "Stemma : ce qui a changé", "Stemma: was sich geändert hat", "Stemma: qué ha cambiado", "ستيمّا: ما الذي تغيّر"},
	{"Skip to the text", "Aller au texte", "Zum Text springen", "Ir al texto", "انتقل إلى النص"},
	{"what did they change?", "qu’ont-ils changé ?", "was haben sie geändert?", "¿qué han cambiado?", "ما الذي غيّروه؟"},
	{"This service", "Ce service", "Dieser Dienst", "Este servicio", "هذه الخدمة"},
	{"Front page", "Accueil", "Startseite", "Portada", "الصفحة الرئيسة"},
	{"On your own page", "Sur votre propre page", "Auf der eigenen Seite", "En tu propia página", "في صفحتك أنت"},
	{"Feed", "Flux", "Feed", "Canal de noticias", "خلاصة الأخبار"},
	{"Language", "Langue", "Sprache", "Idioma", "اللغة"},
	{"Show", "Afficher", "Zeigen", "Mostrar", "اعرض"},
	{", ", ", ", ", ", ", ", "، "},
	{"first captured", "première capture", "zuerst erfasst", "primera captura", "أول التقاط"},
	{"first seen", "vu pour la première fois", "zuerst gesehen", "visto por primera vez", "شوهد أول مرة"},
	{"This page is kept nowhere: it goes when you leave it.", "Cette page n’est conservée nulle part : elle disparaît quand vous la quittez.", "Diese Seite wird nirgends aufbewahrt: Sie ist weg, sobald Sie sie verlassen.", "Esta página no se guarda en ningún sitio: desaparece al salir de ella.", "لا تُحفظ هذه الصفحة في أي مكان، وتزول عندما تغادرها."},
	{"Why this sentence", "Pourquoi cette phrase", "Warum dieser Satz", "Por qué esta frase", "لماذا هذه الجملة"},
	{"In its own words", "Dans ses propres mots", "In seinen eigenen Worten", "En sus propias palabras", "بكلمات النص نفسه"},
	{"Sentences", "Phrases", "Sätze", "Frases", "الجمل"},
	{"Notes", "Notes", "Anmerkungen", "Notas", "ملاحظات"},
	{"correction", "rectification", "Berichtigung", "corrección", "تصحيح"},
	{"update", "mise à jour", "Aktualisierung", "actualización", "تحديث"},
	{"editor", "note de la rédaction", "Anmerkung der Redaktion", "nota de la redacción", "ملاحظة التحرير"},
	{"published", "publié le", "veröffentlicht am", "publicado el", "نُشر في"},
	{"%d minute to read|%d minutes to read", "%d minute de lecture|%d minutes de lecture", "%d Minute Lesezeit|%d Minuten Lesezeit", "%d minuto de lectura|%d minutos de lectura", "أقل من دقيقة للقراءة|دقيقة واحدة للقراءة|دقيقتان للقراءة|%d دقائق للقراءة|%d دقيقة للقراءة|%d دقيقة للقراءة"},
	{"%d line set apart from the page|%d lines set apart from the page", "%d ligne mise à part de la page|%d lignes mises à part de la page", "%d Zeile der Seite beiseitegestellt|%d Zeilen der Seite beiseitegestellt", "%d línea apartada de la página|%d líneas apartadas de la página", "لم يُنحَّ شيء من الصفحة|سطر واحد نُحّي عن الصفحة|سطران نُحّيا عن الصفحة|%d أسطر نُحّيت عن الصفحة|%d سطرًا نُحّي عن الصفحة|%d سطر نُحّي عن الصفحة"},
}

// How times are written.
var wordsOfDates = []word{
	{"January", "janvier", "Januar", "enero", "يناير"},
	{"February", "février", "Februar", "febrero", "فبراير"},
	{"March", "mars", "März", "marzo", "مارس"},
	{"April", "avril", "April", "abril", "أبريل"},
	{"May", "mai", "Mai", "mayo", "مايو"},
	{"June", "juin", "Juni", "junio", "يونيو"},
	{"July", "juillet", "Juli", "julio", "يوليو"},
	{"August", "août", "August", "agosto", "أغسطس"},
	{"September", "septembre", "September", "septiembre", "سبتمبر"},
	{"October", "octobre", "Oktober", "octubre", "أكتوبر"},
	{"November", "novembre", "November", "noviembre", "نوفمبر"},
	{"December", "décembre", "Dezember", "diciembre", "ديسمبر"},
	{"%[1]d %[2]s %[3]d", "%[1]d %[2]s %[3]d", "%[1]d. %[2]s %[3]d", "%[1]d de %[2]s de %[3]d", "%[1]d %[2]s %[3]d"},
	{"%[1]s, %[2]s UTC", "%[1]s, %[2]s UTC", "%[1]s, %[2]s UTC", "%[1]s, %[2]s UTC", "%[1]s، %[2]s UTC"},
}

// What the pages of errors say above the sentence.
var wordsOfProblems = []word{
	{"That could not be read", "Ce n’est pas lisible", "Das war nicht zu lesen", "No se ha podido leer", "تعذّرت قراءة ذلك"},
	{"There is no article in that", "Il n’y a pas d’article là-dedans", "Darin steckt kein Artikel", "Ahí no hay ningún artículo", "لا يوجد مقال في ذلك"},
	{"That is too large", "C’est trop volumineux", "Das ist zu groß", "Es demasiado grande", "هذا أكبر من اللازم"},
	{"There is nothing at this address", "Il n’y a rien à cette adresse", "Unter dieser Adresse ist nichts", "No hay nada en esta dirección", "لا شيء في هذا العنوان"},
	{"This was taken down", "Ceci a été retiré", "Das wurde entfernt", "Esto se ha retirado", "أُزيل هذا"},
	{"That is not allowed here", "Ce n’est pas permis ici", "Das ist hier nicht erlaubt", "Eso no está permitido aquí", "هذا غير مسموح به هنا"},
	{"The other site did not answer", "L’autre site n’a pas répondu", "Die andere Seite hat nicht geantwortet", "El otro sitio no ha respondido", "لم يُجب الموقع الآخر"},
	{"Too much is going on at once", "Trop de choses en même temps", "Gerade ist zu viel auf einmal los", "Hay demasiado trabajo a la vez", "هناك عمل كثير في آن واحد"},
	{"There is no room left", "Il n’y a plus de place", "Es ist kein Platz mehr", "No queda espacio", "لم يبق متّسع"},
	{"Something went wrong on our side", "Une erreur s’est produite chez nous", "Bei uns ist etwas schiefgegangen", "Algo ha fallado por nuestra parte", "حدث خطأ من جانبنا"},
	{"Old:", "Ancien :", "Alt:", "Antes:", "القديم:"},
	{"New:", "Nouveau :", "Neu:", "Después:", "الجديد:"},
	{"Back to the front page", "Retour à l’accueil", "Zurück zur Startseite", "Volver a la portada", "العودة إلى الصفحة الرئيسة"},
}

// What feeds say.
var wordsOfFeeds = []word{
	{"What changed in: %s", "Ce qui a changé dans : %s", "Was sich geändert hat in: %s", "Qué ha cambiado en: %s", "ما الذي تغيّر في: %s"},
	{"What changed in a family of copies", "Ce qui a changé dans une famille de copies", "Was sich in einer Familie von Kopien geändert hat", "Qué ha cambiado en una familia de copias", "ما الذي تغيّر في عائلة من النسخ"},
	{"What changes in this story", "Ce qui change dans cet article", "Was sich an diesem Artikel ändert", "Qué cambia en esta noticia", "ما يتغيّر في هذا الخبر"},
	{"What changes in this family", "Ce qui change dans cette famille", "Was sich in dieser Familie ändert", "Qué cambia en esta familia", "ما يتغيّر في هذه العائلة"},
	{"Follow this story by feed", "Suivre cet article par flux", "Diesem Artikel per Feed folgen", "Seguir esta noticia por canal", "تابع هذا الخبر عبر الخلاصة"},
	{"Follow this family by feed", "Suivre cette famille par flux", "Dieser Familie per Feed folgen", "Seguir esta familia por canal", "تابع هذه العائلة عبر الخلاصة"},
}
