"""What readers may look for in the 2023 report.

Each query has a kind and a pattern: the pages that hold a word of that pattern are those that should be found.
The patterns are written by hand from the report's vocabulary, and so know compounds from look-alikes
(*plan* is a part of *handlingsplan* and not of *lappland*). A query of several words should find the pages that
hold a word of each pattern.

`first` is an address that should be among the first three.
"""

WORD, INFLECTED, PART, WHOLE, NUMBER = "ord", "böjt ord", "del av sammansatt", "sammansatt utan motsvarighet", "nummer och namn"

QUERIES = [
    (WORD, "bredband", r"bredband.*", None),
    (WORD, "buss", r"buss.*", None),
    (WORD, "kompetens", r"kompetens.*", None),
    (WORD, "jämställdhet", r"jämställd.*", None),
    (WORD, "digitalisering", r"digitalisering.*", None),
    (WORD, "hälsa", r"(folk|mark|elev|o)?hälsan?|(folk|elev)?hälso.*", None),
    (WORD, "turism", r"(region)?turism.*", None),
    (WORD, "klimat", r"klimat.*", None),
    (WORD, "livsmedel", r"livsmedel.*", None),
    (WORD, "näringsliv", r"näringsliv.*", None),
    (WORD, "folkhälsa", r"folkhäls.*", None),
    (INFLECTED, "kollektivtrafikens", r"kollektivtrafik.*", None),
    (INFLECTED, "kommunchefsforum", r"kommunchefsforum", None),
    (INFLECTED, "bibliotekens", r".*bibliotek.*", None),
    (INFLECTED, "kompetensförsörjningen", r"kompetensförsörjning.*", None),
    (INFLECTED, "besöksnäringens", r"besöksnäring.*", None),
    (INFLECTED, "utbildningarna", r".*utbildning(ar|arna|en)?s?", None),
    (INFLECTED, "kommunernas", r".*kommun(er|erna|ernas|ers|en)?", None),
    (PART, "trafik", r".*trafik.*", None),
    (PART, "chef", r".*chef.*", None),
    (PART, "kultur", r".*kultur.*", None),
    (PART, "bidrag", r".*bidrag(et|en|s.*)?", None),
    (PART, "tåg", r".*tåg.*", None),
    (PART, "stöd", r".*stöd(et|en)?", None),
    (PART, "miljö", r".*miljö.*", None),
    (PART, "plan", r"(.*(handlings|hälso?|kultur|läns|transport|läro|verksamhets)plan(en|er|ens)?)|plan(en|er|eras?|ering.*)?", None),
    (PART, "planering", r".*planering.*", None),
    (PART, "energi", r".*energi.*", None),
    (PART, "strategi", r".*strategi.*", None),
    (PART, "näring", r".*näring.*", None),
    (PART, "försörjning", r".*försörjning.*", None),
    (PART, "nätverk", r".*nätverk.*", None),
    (PART, "utveckling", r".*utveckling.*", None),
    (PART, "resor", r".*resor(na)?", None),
    (PART, "företag", r".*företag.*", None),
    (PART, "myndighet", r".*myndighet.*", None),
    (PART, "forum", r".*forum.*", None),
    (PART, "samordning", r".*samordning.*", None),
    (PART, "kostnad", r".*kostnad.*", None),
    (PART, "skola", r".*skol(a|an|or|orna|e.*|chef.*)", None),
    (WHOLE, "bredbandsutbyggnad", r"bredband.*", None),
    (WHOLE, "kollektivtrafiksatsningar", r"kollektivtrafik.*", None),
    (WHOLE, "busstrafikbolag", r"busstrafik.*", None),
    (WHOLE, "kulturskolechefer", r".*chefe?r?", None),
    (WHOLE, "turismstrategi", r".*turism.*|.*strategi.*", None),
    (WHOLE, "klimatstrategi", r"klimat.*|.*strategi.*", None),
    (NUMBER, "mål 4.1", r"4\.1", "mal/4.1/"),
    (NUMBER, "4.1", r"4\.1", "mal/4.1/"),
    (NUMBER, "delprioritering 2.1", r"2\.1", "kapitel/platsbaserad-hallbar-naringslivsutveckling/"),
    (NUMBER, "kapitel 3", r"3", "kapitel/nara-tillganglig-region/"),
    (NUMBER, "nära tillgänglig region", r"tillgänglig.*", "kapitel/nara-tillganglig-region/"),
    (NUMBER, "hälsofrämjande region", r"hälsofrämjande", "kapitel/halsoframjande-region/"),
    (NUMBER, "miljöregion", r"miljöregion.*", None),
    (NUMBER, "agenda 2030", r"agenda", "agenda-2030/"),
]
