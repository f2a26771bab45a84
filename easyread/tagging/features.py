"""What a word form can be, one bit a reading: a form has as many bits as it has readings.

The tables of `data/tables/grammar` hold these numbers; `data/tagging.toml` names the readings of the closed
classes as they are named here.
"""


class F:
    """Readings of a form, plain numbers for speed. Tables hold them: append, never reorder."""

    MASC = 1 << 0  # noun, masculine, singular, not genitive
    NEUT = 1 << 1
    FEM = 1 << 2  # feminine singular, all cases
    GEN = 1 << 3  # genitive singular of masculine and neuter nouns: "Hauses"
    PLUR = 1 << 4  # plural, all cases but dative, or all cases
    DATP = 1 << 5  # dative plural: "Häusern"
    WEAK = 1 << 6  # all singular cases but the nominative: "Präsidenten"
    NAME = 1 << 7
    PRES = 1 << 8  # finite full verb, present indicative
    PRET = 1 << 9  # full verb, preterite
    SUB1 = 1 << 10  # he/she/it form of the subjunctive I: "stelle"; may be the I form too
    SUB2 = 1 << 11  # subjunctive II that differs from the preterite: "käme"
    INF = 1 << 12
    ZUINF = 1 << 13  # "aufzustellen"
    PART = 1 << 14  # past participle
    PRESPART = 1 << 15  # "stellend"
    ADJ = 1 << 16  # inflected adjective
    ADJPART = 1 << 17  # inflected past participle: "geplanten"
    ADJPRES = 1 << 18  # inflected present participle: "steigende"
    WERDEN = 1 << 19
    HABEN = 1 << 20
    SEIN = 1 << 21
    MODAL = 1 << 22
    PREFIX = 1 << 23  # separable prefix that stands alone: "ab"
    DET = 1 << 24
    PRON = 1 << 25
    PREP = 1 << 26
    ADV = 1 << 27
    CONJ = 1 << 28  # und, oder, aber, sondern, denn, sowie
    SUBJ = 1 << 29  # can open a subordinate clause
    NUM = 1 << 30
    SUBJECT = 1 << 31  # nominative pronoun: ich, er, wir, man
    PLURALV = 1 << 32  # finite form for "they": "stellen", "stellten"
    WH = 1 << 33  # question word


NOUN = F.MASC | F.NEUT | F.FEM | F.GEN | F.PLUR | F.DATP | F.WEAK | F.NAME
FINITE = F.PRES | F.PRET | F.SUB1 | F.SUB2
AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL
