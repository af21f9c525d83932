"""How the lines around an article begin and end, in the languages of the sites that print them."""

import re

CREDIT = re.compile(
    r"[\[(*]?(?:"
    r"(?:foto|photo|фото|сурет|bild|fot|image|imagen|picture|pic|video|titelbild|rubriklistenbild|symbolbild"
    r"|aufmacherbild|vorschaubild|cover|илл)\w*(?: ?/ ?\w+)?"
    r"(?: ?\(?(?:credits?|by|source|courtesy|von|di|de|via)\)?)?\.? ?:"
    r"|credits? ?:|©|\(c\) ?[A-Z]|(?:photo|picture|image)s? (?:by|courtesy|from|credit)\b"
    r")[^.!?]{0,120}[.)\]]*$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:[(\[|/—–-] ?(?:foto|photo|фото|сурет|bild|fot|image|imagen|picture|pic|file|credit)\b[^()]{0,80}[)\].]*"
    r"|(?:foto|photo|bild|fot\.?|фото|сурет|credit|picture|image|imagen) ?: ?[^.!?:]{2,60}|© ?[^.!?]{2,60})$",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|set|dic|out"
    r"|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\w*\.?"
)
# A line of these words and figures alone says when a page was made.
DATE = re.compile(
    r"(?:(?:(?:last )?(?:published|posted|updated|modified)|created|(?:release )?date|veröffentlicht|-?aktualisiert"
    r"|stand|erstellt|publicado|actualizado|опубликован[оа]?|обновлен[оа]?|дата(?: публикации)?|жарияланған|жаңартылған"
    r"|am|on|at|den|um|uhr|часов|gmt|utc|est|edt|pst|pdt|bst|cet|msk|мск|a\.?m|p\.?m|h"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|года?|г|жылғы|ж|de|of|the|st|nd|rd|th"
    rf"|{_MONTH}|\d+(?:st|nd|rd|th|h)?)[\s.,:;|/–—·•+()-]*)+$",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(?!.*(?:19|20)\d\d)[\d\s.,:;|/–—·•+()-]*$")  # figures without a year are no date
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÄÖÜ]"
BYLINE = re.compile(
    r"(?:(?:written |words |story |report(?:ed|ing) )?by|von|por|par|door|texte?|text und fotos|autor(?:in)?|author"
    r"|автор|текст|мәтін|dari|di|av)\s*:?\s+"
    rf"(?-i:{_CAPITAL}[\w.'’-]*(?:[\s,&/]+(?:and|und|y|и|та|von|van|de|{_CAPITAL}[\w.'’-]*)){{0,7}})[\s,|]*$",
    re.IGNORECASE,
)
READING_TIME = re.compile(
    r"(?:(?:read(?:ing)? time|lesezeit|lesedauer|время чтения|оқу уақыты|tiempo de lectura)\b.{0,30}"
    r"|\d+\s*(?:min(?:ute)?s?|минут\w*|мин)\.?(?: read)?)$",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"[>»\[(*•– -]*(?:"
    r"(?:read|see|watch|listen)(?: also| more| next| now| this)?|also (?:read|see)|more|related|also on .{2,30}"
    r"|don['’]t miss|recommended|must[- ]read"
    r"|le[aeé](?: también| más)?|(?:también |le )?puede (?:leer|interesar|ver)|puedes (?:ver|leer)|te puede interesar"
    r"|mira(?: también)?|ve[ra] también|más información|leia (?:também|mais)|veja também"
    r"|lire aussi|à lire(?: aussi)?|voir aussi|lees ook|leggi anche"
    r"|lesen sie (?:hier|auch|mehr|dazu)|mehr lesen|mehr (?:zum thema|dazu|themen)|siehe auch|auch interessant"
    r"|schon gelesen|(?:czytaj|zobacz|przeczytaj) (?:też|także|więcej|również)|dowiedz się więcej"
    r"|читайте (?:также|ещ[её])|читать также|смотрите также|по теме|тағы оқыңыз|сондай-ақ оқыңыз|оқи отырыңыз"
    r")(?:\s*[:→»>|?]|\n)",
    re.IGNORECASE,
)
INVITATION = re.compile(
    r"(?:subscribe (?:now )?(?:to|for)|sign up (?:for|to|now|here)"
    r"|follow\b.{1,80}\bon\b.{0,40}\b(?:twitter|facebook|telegram|instagram|whatsapp|youtube|linkedin|tiktok|x)\b"
    r"|(?:download|get) (?:the|our)\b.{0,40}\bapps?\b"
    r"|for the latest\b.{0,60}\b(?:app|download|follow|subscribe)|like us on"
    r"|join (?:us|our)\b.{0,40}\b(?:on|channel|telegram|whatsapp|facebook)|send us (?:a|your)"
    r"|(?:become|hazte) (?:a |un )?(?:member|patron|miembro|socio)|support (?:our|independent|quality) journalism"
    r"|if you (?:enjoyed|liked)\b|enjoyed this\b|(?:got|do you have) a (?:tip|story)"
    r"|contact (?:us|the (?:author|reporter)) at"
    r"|подпис(?:ывайтесь|аться|ывайся|итесь) на|следите за (?:нами|нашими|новостями)|читайте нас|присоединяйтесь к"
    r"|хотите быть в курсе|біздің (?:telegram|instagram|арна)"
    r"|folge(?:n|t)? (?:sie )?(?:uns|mir)\b|jetzt (?:abonnieren|anmelden)|abonnier\w+ (?:sie )?(?:uns|den|unser)"
    r"|newsletter (?:abonnieren|bestellen)|s[ií]g(?:ue|a)nos|suscr[ií]b\w+ (?:a|al|aquí)|suivez|abonnez|inscreva"
    r"|siga-nos|obserwuj|zapisz się)",
    re.IGNORECASE,
)
CLICK = re.compile(
    r"\b(?:click|tap|press) (?:here|the (?:link|button))\b|\b(?:haz|hacer|haga) clic|clic aqu[ií]|hier klicken"
    r"|klicken sie (?:einfach )?(?:hier|auf den (?:unteren|folgenden) button)|cliquez"
    r"|нажмите (?:здесь|на|ctrl)|(?:жмите|кликните) (?:здесь|сюда)|осы жерді басыңыз",
    re.IGNORECASE,
)
ADVERTISEMENT = re.compile(
    r"(?:anzeige|werbung|advertisement|advertorial|sponsored|publicidad|реклама|на правах рекламы|жарнама)\b"
    r"\s*[-–—:|*]",
    re.IGNORECASE,
)
# The heading of what comes after an article.
OTHERS = re.compile(
    r"(?:related|similar|recommended|more) (?:articles?|stories|news|posts?|content|links?|topics?|reading|coverage"
    r"|from|on|in|about)\b"
    r"|(?:you (?:may|might) (?:also )?(?:like|enjoy)|what to read next|read (?:more|next)|keep reading"
    r"|most (?:read|popular)|latest (?:news|stories)|trending|editor['’]?s['’]? picks?|also on"
    r"|leave a (?:reply|comment)"
    r"|comments?$|join the conversation|about the author|newsletter|share this|tags?:?$|topics?:?$|filed under"
    r"|das könnte sie auch|auch interessant|mehr (?:zum thema|themen|aus|von|zu)"
    r"|weitere (?:themen|artikel|beiträge|news|meldungen|nachrichten)|ähnliche (?:artikel|beiträge|themen)|verwandte"
    r"|lesen sie auch|auch auf|passend dazu|kommentare?$|schlagw[öo]rter|über den autor"
    r"|notas? (?:relacionadas?|de inter[eé]s)|noticias relacionadas|te puede interesar|le[eé] también"
    r"|más (?:noticias|información|leídas)|art[ií]culos relacionados|temas(?: relacionados)?:?$|comentarios$|etiquetas"
    r"|à lire aussi|sur le même (?:sujet|thème)|articles? liés"
    r"|(?:zobacz|czytaj) (?:też|także|również)|polecane|powiązane|komentarze"
    r"|читайте также|читать также|смотрите также|похожие|другие новости|последние новости|новости по теме"
    r"|материалы по теме|по теме|комментари[ий]|теги|популярное|рекомендуем"
    r"|тағы оқыңыз|сондай-ақ оқыңыз|ұқсас|басқа жаңалықтар|соңғы жаңалықтар|пікірлер)",
    re.IGNORECASE,
)
