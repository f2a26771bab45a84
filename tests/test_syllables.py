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


def test_vowels_meet_where_a_part_begins() -> None:
    check(
        """Ein-rei-se-er-laub-nis Rei-se-un-fä-hig-keit jus-ti-zi-ell Pres-se-er-klä-rung
        Be-schwer-de-in-stanz Kar-ten-in-ha-ber Rech-te-in-ha-ber Ge-mein-de-un-ter-kunft
        Mie-te-um-la-ge Ki-ta-auf-sicht Ki-ta-an-trag Eu-ro-pa-ab-ge-ord-ne-te Kli-ma-au-to-ma-tik
        Phar-ma-un-ter-neh-men Me-ta-a-na-ly-se Bü-ro-ord-nung In-fo-a-bend Ra-che-en-gel
        He-fe-ex-trakt Ge-wer-be-im-mo-bi-li-en an-ge-e-kelt La-de-in-fra-struk-tur"""
    )


def test_vowels_that_only_look_like_a_joint_stay_one() -> None:
    check(
        """Raum-ge-stal-tung gut-ge-laun-ter er-staun-ter Klein-for-mat ein-for-dern ein-kas-sie-ren
        Rhein-land Frist-ein-hal-tung Leer-stand See-räu-ber Meer-fahrt Traum-au-to
        Wär-me-tau-scher ge-teert Main-fran-ken Ge-trei-de-ern-te Preis-ka-te-go-rie
        Mus-ka-tel-ler trans-por-tie-ren re-pa-riert pro-to-kol-liert"""
    )


def test_plurals_and_people_in_ie() -> None:
    check(
        """Se-en Mo-sche-en Tour-ne-en Ter-ri-er Kar-ri-e-re Bar-ri-e-re-frei-heit A-te-li-er Ho-te-li-er
        Por-ti-er Ma-ri-en-fel-de Ka-na-ri-en-vo-gel Ro-ta-ri-er Kau-ka-si-er e-ri-tre-isch
        Gui-ne-a Coa-ching Ser-geant Kar-os-se-ri-en"""
    )


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
    ("word", "count"),
    [
        ("EU", 2),
        ("UNHCR", 5),
        ("BAMF", 1),
        ("BMAS", 4),
        ("AfD", 3),
        ("LEA", 2),
        ("m²", 4),
        ("GmbH", 4),
        ("§", 3),
        ("%", 2),
    ],
)
def test_acronyms_and_signs_are_read_aloud(word: str, count: int) -> None:
    assert syllables(word) == count


def test_every_word_has_a_syllable() -> None:
    assert [syllables(word) for word in ("s", "т", "東")] == [1, 1, 1]
