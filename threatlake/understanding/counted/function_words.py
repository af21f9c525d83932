"""The closed classes of each language: words that end a noun phrase."""

# Prepositions, conjunctions, auxiliaries and pronouns, as in any grammar of the language.
ENGLISH = frozenset({
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "by", "to", "for", "from", "with", "without",
    "into", "over", "under", "after", "before", "since", "until", "during", "between", "against", "per", "as",
    "than", "that", "which", "who", "whom", "whose", "where", "when", "while", "if", "because", "so", "is", "are",
    "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "shall", "should", "not", "no", "nor", "he", "she", "it", "they", "we", "his",
    "her", "its", "their", "them", "this", "these", "those", "there", "then", "also", "only", "more", "less", "all",
    "both", "each", "every", "about", "out", "up", "down", "through", "across", "via", "within", "among",
})  # fmt: skip
RUSSIAN = frozenset({
    "и", "или", "а", "но", "в", "во", "на", "по", "с", "со", "к", "ко", "о", "об", "от", "до", "из", "за", "под",
    "над", "при", "про", "для", "у", "без", "через", "между", "среди", "после", "перед", "что", "чтобы", "который",
    "которые", "которых", "которого", "которая", "как", "если", "когда", "где", "это", "этот", "эти", "этих", "он",
    "она", "они", "оно", "их", "его", "ее", "ей", "им", "ими", "не", "ни", "же", "ли", "бы", "был", "была", "было",
    "были", "есть", "будет", "будут", "уже", "еще", "только", "также", "более", "менее", "чем",
})  # fmt: skip
KAZAKH = frozenset({
    "және", "мен", "бен", "пен", "немесе", "әрі", "ал", "бірақ", "туралы", "үшін", "дейін", "кейін", "бұрын",
    "бойынша", "арқылы", "қарай", "қарсы", "сияқты", "ғана", "да", "де", "та", "те", "бұл", "ол", "олар", "осы",
    "сол", "өз", "оның", "олардың", "деп", "деген", "екен", "болып", "болған", "болды", "еді", "емес", "жоқ", "бар",
})  # fmt: skip
STOPS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
