package web

// What the frames for other pages say.
var wordsOfEmbeds = []word{
	{"Full text", "Texte intégral", "Ganzer Text", "Texto completo", "النص الكامل"},
	{"The whole comparison", "Toute la comparaison", "Der ganze Vergleich", "La comparación completa", "المقارنة كاملة"},
	{"In the whole comparison", "Dans toute la comparaison", "Im ganzen Vergleich", "En la comparación completa", "في المقارنة كاملة"},
	{"became", "est devenu", "wurde zu", "pasó a ser", "أصبح"},
	{"and %d more change|and %d more changes", "et encore %d changement|et encore %d changements", "und %d weitere Änderung|und %d weitere Änderungen", "y %d cambio más|y %d cambios más", "ولا تغييرات أخرى|وتغيير واحد آخر|وتغييران آخران|و%d تغييرات أخرى|و%d تغييرًا آخر|و%d تغيير آخر"},
	{"Summary: %s", "Résumé : %s", "Zusammenfassung: %s", "Resumen: %s", "ملخص: %s"},
}

// What the page says that tells how to put these on others.
var wordsOfInstall = []word{
	{"Two elements show on your page what is kept here: the summary of an article, and one change with the words around it. Each loads one small script and nothing else, sets no cookie, and moves nothing on the page when the text arrives. A frame does the same without script.",
		"Deux éléments montrent sur votre page ce qui est conservé ici : le résumé d’un article, et un changement avec les mots qui l’entourent. Chacun charge un petit script et rien d’autre, ne dépose aucun cookie et ne déplace rien sur la page quand le texte arrive. Un cadre fait la même chose sans script.",
		"Zwei Elemente zeigen auf Ihrer Seite, was hier aufbewahrt wird: die Zusammenfassung eines Artikels und eine einzelne Änderung mit den Worten ringsum. Jedes lädt ein kleines Skript und sonst nichts, setzt kein Cookie und verschiebt nichts auf der Seite, wenn der Text kommt. Ein Rahmen leistet dasselbe ohne Skript.",
		"Dos elementos muestran en tu página lo que se guarda aquí: el resumen de un artículo y un cambio con las palabras que lo rodean. Cada uno carga un pequeño script y nada más, no deja cookies y no mueve nada en la página cuando llega el texto. Un marco hace lo mismo sin script.",
		"عنصران يعرضان في صفحتك ما يُحفظ هنا: ملخص مقال، وتغييرًا واحدًا مع الكلمات المحيطة به. يحمّل كل منهما برنامجًا صغيرًا ولا شيء غيره، ولا يترك ملفات تعريف، ولا يحرّك شيئًا في الصفحة عند وصول النص. ويفعل الإطار الشيء نفسه دون برامج."},
	{"A summary", "Un résumé", "Eine Zusammenfassung", "Un resumen", "ملخص"},
	{"One change", "Un changement", "Eine Änderung", "Un cambio", "تغيير واحد"},
	{"Article", "Article", "Artikel", "Artículo", "المقال"},
	{"Change", "Changement", "Änderung", "Cambio", "التغيير"},
	{"Read the summary", "Lire le résumé", "Zusammenfassung lesen", "Leer el resumen", "اقرأ الملخص"},
	{"See the change", "Voir le changement", "Änderung ansehen", "Ver el cambio", "شاهد التغيير"},
	{"As an element, %s bytes of script", "En élément, %s octets de script", "Als Element, %s Byte Skript", "Como elemento, %s bytes de script", "كعنصر، %s بايت من البرنامج"},
	{"As a frame", "En cadre", "Als Rahmen", "Como marco", "كإطار"},
	{"Without a change in its address, the frame shows the digest of all.", "Sans changement dans son adresse, le cadre montre le condensé de tous.", "Ohne eine Änderung in seiner Adresse zeigt der Rahmen die Übersicht über alle.", "Sin un cambio en su dirección, el marco muestra el resumen de todos.", "إذا خلا عنوانه من تغيير بعينه، يعرض الإطار خلاصة التغييرات كلها."},
	{"No story is kept yet, so there is nothing to show. Start with:", "Aucun article n’est encore conservé, il n’y a donc rien à montrer. Commencez par :", "Noch wird kein Artikel aufbewahrt, also ist nichts zu zeigen. Beginnen Sie mit:", "Todavía no se guarda ninguna noticia, así que no hay nada que mostrar. Empieza con:", "لم يُحفظ أي خبر بعد، فلا شيء يُعرض. ابدأ بـ:"},
	{"Good to know", "Bon à savoir", "Gut zu wissen", "Conviene saber", "معلومات مفيدة"},
	{"Fallback", "Repli", "Ersatz", "Alternativa", "البديل"},
	{"What stands inside an element is shown until the answer is there, without script, and when it cannot be had.", "Ce qui se trouve dans un élément est montré jusqu’à l’arrivée de la réponse, sans script, et quand elle ne peut être obtenue.", "Was im Element steht, wird gezeigt, bis die Antwort da ist, ohne Skript, und wenn sie nicht zu haben ist.", "Lo que hay dentro de un elemento se muestra hasta que llega la respuesta, sin script y cuando no se puede obtener.", "يُعرض ما في داخل العنصر إلى أن يصل الجواب، ودون برامج، وعندما يتعذّر الحصول عليه."},
	{"Addresses", "Adresses", "Adressen", "Direcciones", "العناوين"},
	{"Those above hold a hash, never mean other bytes, and go on working after an update of this service. These always give the newest, without an integrity value:", "Celles ci-dessus contiennent une empreinte, ne désignent jamais d’autres octets et restent valables après une mise à jour de ce service. Celles-ci donnent toujours la plus récente, sans valeur d’intégrité :", "Die obigen enthalten eine Prüfsumme, meinen nie andere Bytes und gelten auch nach einer Aktualisierung dieses Dienstes. Diese geben immer das Neueste, ohne Integritätswert:", "Las de arriba contienen un hash, nunca designan otros bytes y siguen funcionando tras una actualización de este servicio. Estas dan siempre lo más reciente, sin valor de integridad:", "العناوين أعلاه تحمل بصمة ولا تعني بايتات أخرى أبدًا، وتبقى صالحة بعد تحديث هذه الخدمة. أما هذه فتعطي الأحدث دائمًا، دون قيمة سلامة:"},
	{"Content security policy", "Politique de sécurité du contenu", "Content Security Policy", "Política de seguridad del contenido", "سياسة أمان المحتوى"},
	{"No nonce and no inline style is needed.", "Ni nonce ni style en ligne ne sont nécessaires.", "Weder Nonce noch Inline-Stil sind nötig.", "No hace falta ni nonce ni estilo en línea.", "لا حاجة إلى رمز عابر ولا إلى تنسيق مضمّن."},
	{"Room", "Place", "Platz", "Espacio", "المساحة"},
	{"The script stands before its element so that the room is taken at once. A script with async cannot: then give the room in your own style sheet.", "Le script se place avant son élément pour que la place soit prise aussitôt. Un script avec async ne le peut pas : donnez alors la place dans votre propre feuille de style.", "Das Skript steht vor seinem Element, damit der Platz sofort belegt ist. Mit async kann es das nicht: Geben Sie den Platz dann in Ihrem eigenen Stylesheet vor.", "El script va antes de su elemento para que el espacio se ocupe de inmediato. Con async no puede: da entonces el espacio en tu propia hoja de estilo.", "يوضع البرنامج قبل عنصره كي تُحجز المساحة فورًا. ولا يستطيع ذلك برنامج مع async، فحدّد المساحة عندئذ في ورقة أنماطك."},
	{"Looks", "Apparence", "Aussehen", "Aspecto", "المظهر"},
	{"Parts", "Parties", "Teile", "Partes", "الأجزاء"},
	{"Events", "Événements", "Ereignisse", "Eventos", "الأحداث"},
	{"The answer or the cause is their detail.", "La réponse ou la cause est leur détail.", "Die Antwort oder die Ursache ist ihr Detail.", "La respuesta o la causa es su detalle.", "تفصيلها هو الجواب أو السبب."},
	{"Languages", "Langues", "Sprachen", "Idiomas", "اللغات"},
	{"The few words of an element follow the language around it: English, French, German, Spanish or Arabic. The text keeps the article’s language and direction.", "Les quelques mots d’un élément suivent la langue qui l’entoure : anglais, français, allemand, espagnol ou arabe. Le texte garde la langue et le sens d’écriture de l’article.", "Die wenigen Worte eines Elements folgen der Sprache ringsum: Englisch, Französisch, Deutsch, Spanisch oder Arabisch. Der Text behält Sprache und Richtung des Artikels.", "Las pocas palabras de un elemento siguen el idioma que lo rodea: inglés, francés, alemán, español o árabe. El texto conserva el idioma y la dirección del artículo.", "تتبع كلمات العنصر القليلة اللغة المحيطة به: الإنجليزية أو الفرنسية أو الألمانية أو الإسبانية أو العربية. ويحتفظ النص بلغة المقال واتجاهه."},
	{"Height of a frame", "Hauteur d’un cadre", "Höhe eines Rahmens", "Altura de un marco", "ارتفاع الإطار"},
	{"A frame tells the page around it how high it is. This fits all of them:", "Un cadre dit à la page qui l’entoure quelle est sa hauteur. Ceci les ajuste tous :", "Ein Rahmen sagt der Seite ringsum, wie hoch er ist. Das passt alle an:", "Un marco dice a la página que lo rodea qué altura tiene. Esto los ajusta todos:", "يخبر الإطار الصفحة المحيطة به بارتفاعه. وهذا يضبط الأطر كلها:"},
}
