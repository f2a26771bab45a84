import pytest

from easyread.syllables import syllables


def check(listing: str) -> None:
    """Each word of the listing is written with its syllables: "Fa-mi-li-e"."""
    wrong = {
        written: syllables(written.replace("-", ""))
        for written in listing.split()
        if syllables(written.replace("-", "")) != written.count("-") + 1
    }
    assert not wrong


def test_single_vowels_are_syllables() -> None:
    check("A-bend I-dee A-syl o-der ü-ber ei-nen O-fen Eu-ro-pa Rück-kehr Deutsch-land dau-er-haft")


def test_administrative_words() -> None:
    check(
        """Auf-ent-halts-er-laub-nis Wohn-sitz-auf-la-ge Be-schäf-ti-gungs-dul-dung Aus-län-der-be-hör-de
        Fa-mi-li-en-nach-zug Mi-gra-ti-on Na-ti-o-na-li-tät In-te-gra-ti-ons-kurs Kri-te-ri-en Richt-li-ni-e
        Be-ein-träch-ti-gung be-ur-tei-len be-in-hal-ten ge-eig-net be-an-tra-gen Ko-or-di-nie-rung
        stu-die-ren Stu-di-um sub-si-di-är Sy-ri-en Af-gha-nis-tan U-kra-i-ne I-ta-li-en"""
    )


def test_words_from_other_languages() -> None:
    check("Team Chan-ce Tou-rist Ni-veau Toi-let-te on-line Ser-vice E-mail Com-pu-ter Soft-ware")


def test_gender_forms_sound_like_the_long_form() -> None:
    forms = ["Bürgerinnen", "Bürger*innen", "Bürger:innen", "Bürger_innen", "Bürger/-innen", "BürgerInnen"]
    assert {syllables(form) for form in forms} == {4}


def test_soft_hyphens_are_not_heard() -> None:
    assert syllables("Inte\u00adgrations\u00adkurs") == syllables("Integrationskurs") == 6


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("7", 2),
        ("12", 1),
        ("21", 4),
        ("100", 2),
        ("365", 7),
        ("1989", 8),
        ("2022", 7),
        ("217.774", 15),
        ("3,5", 4),
    ],
)
def test_figures_are_read_aloud(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [("EU", 2), ("UNHCR", 5), ("BAMF", 1), ("GmbH", 4), ("§", 3), ("%", 2)]
)
def test_acronyms_and_signs_are_read_aloud(word: str, count: int) -> None:
    assert syllables(word) == count


def test_every_word_has_a_syllable() -> None:
    assert [syllables(word) for word in ("s", "т", "東")] == [1, 1, 1]
